#pragma once

// Small pictures in the user's cache, each with a few texts, by a key that tells nothing: what was
// read of a case once is not read again. Others on the machine cannot open them; the least used go
// where they would take more than the limit. Any thread; several programs may share a folder.

#include <QImage>
#include <QString>

#include <cstdint>
#include <filesystem>
#include <string>

namespace glioscope {

class PictureStore {
public:
    /// An empty folder keeps nothing.
    explicit PictureStore(std::filesystem::path folder = {},
                          std::uintmax_t mostBytes = std::uintmax_t{64} << 20)
        : m_folder(std::move(folder)), m_mostBytes(mostBytes)
    {
    }

    [[nodiscard]] bool isOn() const { return !m_folder.empty(); }

    /// With the texts that it was kept with (QImage::text). Null where there is none, also where
    /// its file is damaged, which then goes.
    [[nodiscard]] QImage find(const QString& key) const;
    /// In place of an earlier one. A picture that cannot be kept is no error: it is made again.
    void put(const QString& key, const QImage& picture) const;
    void remove(const QString& key) const;
    void clear() const;

    /// A key for what a text names: 64 hex digits.
    [[nodiscard]] static QString keyOf(const std::string& text);

private:
    [[nodiscard]] std::filesystem::path fileOf(const QString& key) const;
    void trim() const;

    std::filesystem::path m_folder;
    std::uintmax_t m_mostBytes;
};

}  // namespace glioscope
