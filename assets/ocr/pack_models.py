#!/usr/bin/env python3
"""Packs the two recognition models for the repository.

    pip download --no-deps rapidocr==3.10.0 && unzip rapidocr-3.10.0-py3-none-any.whl
    pip install onnx numpy
    python3 pack_models.py rapidocr/models .

Reads PP-OCRv6_det_small.onnx and PP-OCRv6_rec_small.onnx and writes detect.model, recognise.model and signs.txt.
The weights of large tensors are rounded to 8 bits with one factor for each output channel, and everything is deflated:
31 MB become some 6 MB. `src/ocr/weights.rs` undoes it when the models are loaded.

A .model file is one zlib stream of: the magic "GBM1", then segments until the end, each
    0, u32 n, n bytes                                   bytes of the ONNX file as they are
    1, u32 rows, u32 columns, u8 axis, f32 factors, i8 values
                                                        rows * columns numbers of 32 bits; axis 0: a factor for each
                                                        row, axis 1: for each column
All numbers are little-endian.
"""
import struct, sys, zlib
import numpy as np
import onnx

SMALLEST = 2048  # bytes; smaller tensors stay as they are


def segments(model):
    """The ONNX file's bytes, cut at its large tensors of 32-bit numbers."""
    whole = model.SerializeToString()
    at = 0
    for tensor in model.graph.initializer:
        raw = tensor.raw_data
        if tensor.data_type != onnx.TensorProto.FLOAT or len(raw) < SMALLEST or len(tensor.dims) < 2:
            continue
        start = whole.find(raw, at)
        assert start >= 0, tensor.name
        yield struct.pack("<BI", 0, start - at) + whole[at:start]
        yield rounded(np.frombuffer(raw, "<f4"), list(tensor.dims))
        at = start + len(raw)
    yield struct.pack("<BI", 0, len(whole) - at) + whole[at:]


def rounded(values, dims):
    # A convolution's output channel is its first axis, a matrix product's its last.
    axis = 1 if len(dims) == 2 else 0
    table = values.reshape((dims[0], -1))
    most = np.abs(table).max(axis=1 - axis)
    factors = np.where(most == 0, 1, most / 127).astype("<f4")
    by = factors[:, None] if axis == 0 else factors[None, :]
    small = np.clip(np.rint(table / by), -127, 127).astype("i1")
    return struct.pack("<BIIB", 1, *table.shape, axis) + factors.tobytes() + small.tobytes()


def main(source, target):
    for name, file in (("detect", "PP-OCRv6_det_small.onnx"), ("recognise", "PP-OCRv6_rec_small.onnx")):
        model = onnx.load(f"{source}/{file}")
        for prop in model.metadata_props:
            if prop.key == "character":
                with open(f"{target}/signs.txt", "w", encoding="utf-8") as out:
                    out.write("\n".join(prop.value.splitlines()) + "\n")
        del model.metadata_props[:]
        packed = zlib.compress(b"GBM1" + b"".join(segments(model)), 9)
        with open(f"{target}/{name}.model", "wb") as out:
            out.write(packed)
        print(name, len(packed))


main(*sys.argv[1:])
