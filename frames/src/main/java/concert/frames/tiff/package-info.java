/**
 * Frames in TIFF files: {@link concert.frames.tiff.TiffWriter} writes a stream of them, {@link
 * concert.frames.tiff.TiffReader} reads a file, {@link concert.frames.tiff.TiffSequence} a folder of files.
 *
 * <p>What is written is BigTIFF, always: classic TIFF ends at 4 GB, nobody knows beforehand how long a stream gets, and all
 * that read the one have read the other for years. A page is a frame: one strip, gray, not compressed, little-endian. Its
 * metadata are JSON in the tag ImageDescription, with the shape besides: {@code {"exposure":0.1,"shape":[2048,2048]}}.
 *
 * <p>A page is written behind the last one, whole; then the last one gets the pointer to it. So whenever the process dies, the
 * file has all pages that were written. That holds for the process; when the machine dies, the operating system may not have
 * brought the latest seconds to the disk.
 *
 * <p>Files are touched by threads of their own only, since an interrupt closes the file that the interrupted thread reads or
 * writes: a cancelled coroutine waits until the page is written or read, and is interrupted then.
 */
package concert.frames.tiff;
