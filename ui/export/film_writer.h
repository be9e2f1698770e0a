#pragma once

// A film written picture by picture, through libavcodec and libavformat: MP4 with H.264 where an
// encoder for it is there and MPEG-4 elsewhere, or an animated GIF, by the file's ending. The file
// is whole or absent.

#include <QImage>
#include <QSize>
#include <QString>

#include <filesystem>
#include <memory>

namespace glioscope {

inline constexpr int kFilmPicturesPerSecond = 10;

class FilmWriter {
public:
    /// Sides of `size` are even. Throws Error where the file cannot be made, or its name ends
    /// neither in .mp4 nor in .gif.
    FilmWriter(const std::filesystem::path& file, QSize size);
    /// Leaves nothing behind where finish() was not called.
    ~FilmWriter();
    FilmWriter(const FilmWriter&) = delete;
    FilmWriter& operator=(const FilmWriter&) = delete;

    /// The next picture, of the film's size. Throws Error.
    void add(const QImage& picture);
    /// Writes what is missing and puts the file into its place. Throws Error.
    void finish();
    /// "libx264", "mpeg4", "gif": what encodes.
    [[nodiscard]] QString encoder() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace glioscope
