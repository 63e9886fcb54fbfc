//! PDF files for the tests, written by hand: Chinese text at given places, in fonts that are not embedded, so that a
//! page's content is all there is to it.

use std::fmt::Write as _;

/// Width and height of A4, points.
pub const A4: [f32; 2] = [595.0, 842.0];

/// How text is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    Plain,
    /// In no ink: the text of a recognised scan.
    Invisible,
    /// With a font whose lines run down.
    Down,
    /// With a font whose map to Unicode names radicals.
    Radicals,
}

/// A page that is being drawn; places are from its top left.
pub struct Drawing {
    size: [f32; 2],
    content: String,
    extra: String,
    notes: String,
    properties: String,
}

/// A text as a string object.
fn string(text: &str) -> String {
    let units: String = text.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
    format!("<FEFF{units}>")
}

impl Drawing {
    pub fn new(size: [f32; 2]) -> Self {
        Self { size, content: String::new(), extra: String::new(), notes: String::new(), properties: String::new() }
    }

    /// Entries for the page's dictionary.
    pub fn with(mut self, entries: &str) -> Self {
        self.extra.push_str(entries);
        self
    }

    /// Entries for the properties of what the page marks.
    pub fn with_properties(mut self, entries: &str) -> Self {
        self.properties.push_str(entries);
        self
    }

    /// A line of text from the left end of its baseline.
    pub fn text(&mut self, x: f32, y: f32, size: f32, text: &str) -> &mut Self {
        self.draw(Look::Plain, [1.0, 0.0, x, y], size, text)
    }

    /// Text with its look, the cosine and sine of its direction, and its place.
    pub fn draw(&mut self, look: Look, [cos, sin, x, y]: [f32; 4], size: f32, text: &str) -> &mut Self {
        let font = match look {
            Look::Plain | Look::Invisible => "F1",
            Look::Down => "F2",
            Look::Radicals => "F3",
        };
        let mode = if look == Look::Invisible { 3 } else { 0 };
        let codes: String = text.encode_utf16().fold(String::new(), |mut hex, unit| {
            let _ = write!(hex, "{unit:04X}");
            hex
        });
        let up = self.size[1] - y;
        let matrix = format!("{cos} {sin} {} {cos} {x} {up}", -sin);
        let _ = writeln!(self.content, "BT {mode} Tr /{font} {size} Tf {matrix} Tm <{codes}> Tj ET");
        self
    }

    /// Lines of text one below the other, `step` apart; the height of the line after them.
    pub fn lines(&mut self, x: f32, mut y: f32, size: f32, step: f32, lines: &[&str]) -> f32 {
        for line in lines {
            self.text(x, y, size, line);
            y += step;
        }
        y
    }

    /// A picture over the whole page.
    pub fn picture(&mut self) -> &mut Self {
        let [w, h] = self.size;
        let _ = writeln!(self.content, "q {w} 0 0 {h} 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \u{7f} EI Q");
        self
    }

    /// Bytes of a font that is not embedded and declares the encoding of Western Windows.
    pub fn western(&mut self, x: f32, y: f32, size: f32, bytes: &[u8]) -> &mut Self {
        let codes: String = bytes.iter().map(|byte| format!("{byte:02X}")).collect();
        let up = self.size[1] - y;
        let _ = writeln!(self.content, "BT /F4 {size} Tf 1 0 0 1 {x} {up} Tm <{codes}> Tj ET");
        self
    }

    /// A line whose characters stand apart from each other by so much, points.
    pub fn spaced(&mut self, x: f32, y: f32, size: f32, gap: f32, text: &str) -> &mut Self {
        let _ = writeln!(self.content, "BT {gap} Tc ET");
        self.text(x, y, size, text);
        let _ = writeln!(self.content, "BT 0 Tc ET");
        self
    }

    /// What is drawn from now on reads as this text, until [`Drawing::end`].
    pub fn reads_as(&mut self, text: &str) -> &mut Self {
        let _ = writeln!(self.content, "/Span << /ActualText {} >> BDC", string(text));
        self
    }

    pub fn end(&mut self) -> &mut Self {
        self.content.push_str("EMC\n");
        self
    }

    /// A comment of a reader on the page.
    pub fn comment(&mut self, kind: &str, [x0, y0, x1, y1]: [f32; 4], author: &str, text: &str) -> &mut Self {
        let h = self.size[1];
        let (author, text) = (string(author), string(text));
        let _ = write!(
            self.notes,
            "<< /Type /Annot /Subtype /{kind} /Rect [{x0} {} {x1} {}] /T {author} /Contents {text} >> ",
            h - y1,
            h - y0
        );
        self
    }

    /// Instructions as they are.
    pub fn raw(&mut self, instructions: &str) -> &mut Self {
        self.content.push_str(instructions);
        self.content.push('\n');
        self
    }

    /// An annotation with these entries over a place.
    pub fn annotation(&mut self, [x0, y0, x1, y1]: [f32; 4], entries: &str) -> &mut Self {
        let h = self.size[1];
        let _ = write!(self.notes, "<< /Type /Annot /Rect [{x0} {} {x1} {}] {entries} >> ", h - y1, h - y0);
        self
    }

    /// A small picture at a place.
    pub fn small_picture(&mut self, [x0, y0, x1, y1]: [f32; 4]) -> &mut Self {
        let (w, h, up) = (x1 - x0, y1 - y0, self.size[1] - y1);
        let _ = writeln!(self.content, "q {w} 0 0 {h} {x0} {up} cm BI /W 1 /H 1 /CS /G /BPC 8 ID \u{7f} EI Q");
        self
    }

    /// A straight line.
    pub fn rule(&mut self, [x0, y0, x1, y1]: [f32; 4]) -> &mut Self {
        let h = self.size[1];
        let _ = writeln!(self.content, "0.5 w {x0} {} m {x1} {} l S", h - y0, h - y1);
        self
    }
}

/// The file of some pages.
pub fn file(pages: &[Drawing]) -> Vec<u8> {
    file_with(pages, "")
}

/// The file of some pages, with entries for its catalog.
pub fn file_with(pages: &[Drawing], catalog: &str) -> Vec<u8> {
    let font = |name: &str, cmap: &str, more: &str| {
        format!(
            "<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /{cmap} {more} /DescendantFonts [<< /Type /Font \
             /Subtype /CIDFontType0 /BaseFont /{name} /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> \
             /DW 1000 /W [1 95 500] >>] >>"
        )
    };
    let radicals = "1 begincodespacerange <0000> <FFFF> endcodespacerange\n\
                    3 beginbfchar <4EBA> <2F08> <6C11> <2EA0> <89C1> <2EC5> endbfchar";
    let mut objects = vec![
        format!("<< /Type /Catalog /Pages 2 0 R {catalog} >>"),
        String::new(),
        font("STSong-Light", "UniGB-UCS2-H", ""),
        font("STSong-Light", "UniGB-UCS2-V", ""),
        font("STKaiti-Regular", "UniGB-UCS2-H", "/ToUnicode 6 0 R"),
        format!("<< /Length {} >>\nstream\n{radicals}\nendstream", radicals.len()),
        format!(
            "<< /Type /Font /Subtype /TrueType /BaseFont /#cb#ce#cc#e5 /Encoding /WinAnsiEncoding /FirstChar 0 /LastChar 255 \
             /Widths [{}] /FontDescriptor << /Type /FontDescriptor /FontName /#cb#ce#cc#e5 /Flags 32 /StemV 80 \
             /ItalicAngle 0 /Ascent 859 /Descent -141 /CapHeight 859 /FontBBox [0 -141 1000 859] >> >>",
            "500 ".repeat(256)
        ),
    ];
    let mut kids = String::new();
    for page in pages {
        let [w, h] = page.size;
        let number = objects.len() + 1;
        let _ = write!(kids, "{number} 0 R ");
        let properties = &page.properties;
        let fonts = "/Font << /F1 3 0 R /F2 4 0 R /F3 5 0 R /F4 7 0 R >>";
        let resources = format!("<< {fonts} /Properties << {properties} >> >>");
        let (extra, next, notes) = (&page.extra, number + 1, &page.notes);
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {w} {h}] {extra} /Annots [{notes}] /Resources {resources} /Contents {next} 0 R >>"
        ));
        objects.push(format!("<< /Length {} >>\nstream\n{}\nendstream", page.content.len(), page.content));
    }
    objects[1] = format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", pages.len());
    let mut pdf = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (i, object) in objects.iter().enumerate() {
        places.push(pdf.len());
        pdf.extend(format!("{} 0 obj\n{object}\nendobj\n", i + 1).bytes());
    }
    let (start, size) = (pdf.len(), objects.len() + 1);
    pdf.extend(format!("xref\n0 {size}\n0000000000 65535 f \n").bytes());
    pdf.extend(places.iter().flat_map(|place| format!("{place:010} 00000 n \n").into_bytes()));
    pdf.extend(format!("trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n").bytes());
    pdf
}
