"""Reads the files that Python3TifffileTest wrote, and compares them with the formula in Patterns.java."""

import json
import sys

import numpy as np
import tifffile

folder, pages, width, height = sys.argv[1], *map(int, sys.argv[2:])
y, x = np.mgrid[0:height, 0:width]

for name in ("uint8", "uint16", "int32", "float32"):
    with tifffile.TiffFile(f"{folder}/{name}.tif") as file:
        assert file.is_bigtiff and file.byteorder == "<"
        assert len(file.pages) == pages, len(file.pages)
        for i, page in enumerate(file.pages):
            k = (x * 7 + y * 13 + i * 17) % 251
            expected = {
                "uint8": k,
                "uint16": k * 261,
                "int32": (k - 125) * 16777259,
                "float32": (k - 125) / 8,
            }[name].astype(name)
            image = page.asarray()
            assert image.dtype == name, image.dtype
            assert np.array_equal(image, expected), f"{name}, page {i}"
            metadata = json.loads(page.description)
            assert metadata == {
                "number": i,
                "long": 10_000_000_000 + i,
                "exposure": i + 0.25,
                "mirror": i % 2 == 0,
                "text": f'frame {i} "of" 10 µm',
                "nested": {"list": [i, 1.5, "a", [True]], "map": {"deep": i}},
                "shape": [height, width],
            }, metadata
            assert page.software == "Concert", page.software
            assert page.tags["RowsPerStrip"].value == height
            assert page.tags["StripByteCounts"].value == (image.nbytes,)
            assert page.tags["XResolution"].value == (1, 1)

# And the other way round, as the Python Concert writes.
for name in ("uint8", "uint16", "int32", "float32"):
    with tifffile.TiffWriter(f"{folder}/python_{name}.tif", bigtiff=name == "uint16") as file:
        for i in range(pages):
            image = np.full((height, width), i + 1, name)
            file.write(image, contiguous=False, metadata={"number": i, "exposure": 0.5})

print(f"{pages} pages of each type")
