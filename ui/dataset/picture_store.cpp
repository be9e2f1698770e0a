#include "ui/dataset/picture_store.h"

#include "segmentation/system/sha256.h"
#include "ui/widgets/path_string.h"

#include <QSaveFile>

#include <algorithm>
#include <functional>
#include <span>
#include <system_error>
#include <vector>

namespace glioscope {
namespace fs = std::filesystem;
namespace {

constexpr const char* kEnding = ".png";

struct Kept {
    fs::path file;
    fs::file_time_type used;
    std::uintmax_t bytes = 0;
};

std::vector<Kept> keptIn(const fs::path& folder)
{
    std::vector<Kept> kept;
    std::error_code failure;
    for (fs::directory_iterator it(folder, failure), end; !failure && it != end;
         it.increment(failure)) {
        std::error_code gone;
        if (it->path().extension() == kEnding) {
            kept.push_back({it->path(), it->last_write_time(gone), it->file_size(gone)});
        }
    }
    return kept;
}

void removeFile(const fs::path& file)
{
    std::error_code ignored;
    fs::remove(file, ignored);
}

}  // namespace

QString PictureStore::keyOf(const std::string& text)
{
    Sha256 hash;
    hash.update({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
    return QString::fromStdString(hash.hexDigest());
}

fs::path PictureStore::fileOf(const QString& key) const
{
    return m_folder / (key.toStdString() + kEnding);
}

QImage PictureStore::find(const QString& key) const
{
    std::error_code missing;
    if (!isOn() || !fs::exists(fileOf(key), missing)) {
        return {};
    }
    const QImage picture(pathString(fileOf(key)));
    std::error_code ignored;
    if (picture.isNull()) {
        removeFile(fileOf(key));
    } else {
        fs::last_write_time(fileOf(key), fs::file_time_type::clock::now(), ignored);
    }
    return picture;
}

void PictureStore::put(const QString& key, const QImage& picture) const
{
    std::error_code failure;
    if (!isOn() || picture.isNull()) {
        return;
    }
    fs::create_directories(m_folder, failure);
    fs::permissions(m_folder, fs::perms::owner_all, failure);
    QSaveFile file(pathString(fileOf(key)));
    if (file.open(QIODevice::WriteOnly) &&
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) && picture.save(&file, "PNG")) {
        file.commit();
    }
    trim();
}

void PictureStore::remove(const QString& key) const
{
    if (isOn()) {
        removeFile(fileOf(key));
    }
}

void PictureStore::clear() const
{
    for (const Kept& each : isOn() ? keptIn(m_folder) : std::vector<Kept>()) {
        removeFile(each.file);
    }
}

void PictureStore::trim() const
{
    std::vector<Kept> kept = keptIn(m_folder);
    std::ranges::sort(kept, std::greater(), &Kept::used);
    std::uintmax_t bytes = 0;
    for (const Kept& each : kept) {
        bytes += each.bytes;
        if (bytes > m_mostBytes) {
            removeFile(each.file);
        }
    }
}

}  // namespace glioscope
