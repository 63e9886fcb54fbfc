# Files: names of typefaces, of styles and of files beside each other.
class face-fang-song: What the names of Fangsong faces hold, in small letters.
class face-kai: What the names of Kai faces hold.
class face-hei: What the names of Hei faces hold, of Latin faces without serifs too.
class face-song: What the names of Song faces hold, of Latin faces with serifs too.
class face-bold: What the names of bold faces hold.
class heading-style: How the names of the styles of headings begin.
class picture-name: What word processors call a picture of which nothing is told, before its count.
class attachment-file: How the names of files begin that are attachments of the one before.
class issue-front: Names of the files that open an issue, in small letters.
class drawn-box: What fields draw as a box that can be ticked.

: face-fang-song = GB2312 and foundries' families (FangSong_GB2312, STFangsong, FZFSK)
仿宋 fangsong fsong stfs fzfs

: face-kai = KaiTi_GB2312, STKaiti, FZKTK, LXGW WenKai
楷 kai fzkt

: face-hei = SimHei, Microsoft YaHei, FZHTK, Noto Sans, 等线 of newer offices
黑 hei fzht gothic sans arial helvetica calibri deng 等线

: face-song = SimSun, STSong, FZXiaoBiaoSong, FZSSK, Noto Serif, MingLiU
宋 song simsun fzxbs fzss ming mincho serif times

: face-bold = SourceHanSans-Heavy, 方正小标宋 of titles of papers
bold black heavy xiaobiaosong 小标宋 dabiaosong 大标宋

: heading-style = word processors (heading 2)
heading

: picture-name = 图片 1 and Picture 3 as alternative texts
图片 图像 图形 Picture Image Graphic picture image

: issue-front = folders and archives of saved issues (index.html, cover.pdf)
index default contents toc cover 刊首

: issue-front menu-word menu-home = folders and archives of saved issues (index.html, cover.pdf); 首页 | 机构概况 | 网站地图, 印務局 | 主頁 | 公報
首页

: drawn-box = EQ fields that draw a tick into a box
□ ☐

: drawn-box count-unit = EQ fields that draw a tick into a box; plans, reports and lists of what is done for the people
口
