#include "ui/start/recent_cases.h"

#include "segmentation/case/model/dicom_mark.h"
#include "segmentation/case/model/image_format.h"
#include "ui/dataset/case_picture.h"
#include "ui/settings/preferences.h"
#include "ui/widgets/background_work.h"
#include "ui/widgets/long_text.h"
#include "ui/widgets/path_string.h"

#include <system_error>

namespace glioscope {
namespace fs = std::filesystem;
namespace {

constexpr int kLookedAt = 64;
const QString kCases = QStringLiteral("cases");

/// Of a picture of the user's, by its case's path alone, so that it can be found to be removed.
QString keyOf(const QString& path)
{
    return PictureStore::keyOf("recent\n" + path.toStdString());
}

}  // namespace

RecentCases::RecentCases(Preferences& preferences, QObject* parent)
    : QObject(parent), m_preferences(preferences)
{
}

void RecentCases::keepIn(const PictureStore& store)
{
    m_store = store;
    Q_EMIT changed();
}

QList<RecentCase> RecentCases::all() const
{
    QList<RecentCase> cases;
    const QStringList names = namesApart(m_preferences.recent);
    for (qsizetype n = 0; n < names.size(); ++n) {
        const QString& path = m_preferences.recent[n];
        const QImage picture = m_store.find(keyOf(path));
        cases << RecentCase{.path = path,
                            .name = shownPath(names[n]),
                            .opened = m_preferences.recentTimes.value(path),
                            .picture = picture,
                            .cases = picture.text(kCases).toInt()};
    }
    return cases;
}

bool RecentCases::isOn() const
{
    return m_preferences.keepRecent;
}

void RecentCases::setOn(bool on)
{
    m_preferences.keepRecent = on;
    on ? Q_EMIT changed() : clear();
}

void RecentCases::add(const QString& path, const Case& shown, std::size_t cases)
{
    if (path.isEmpty() || !isOn() || isDicomStudy(shown.files.folder)) {
        return;
    }
    addRecent(m_preferences, path);
    keepPicture(path, shown, cases);
    Q_EMIT changed();
}

void RecentCases::addFile(const QString& path)
{
    if (isOn() && !path.isEmpty()) {
        addRecent(m_preferences, path);
        Q_EMIT changed();
    }
}

void RecentCases::keepPicture(const QString& path, const Case& shown, std::size_t cases)
{
    if (!m_store.isOn()) {
        return;
    }
    const auto make = [image = shown.image(shown.firstSequence()), labels = shown.labels, cases,
                       store = m_store, name = keyOf(path)] {
        QImage picture = casePicture(*image, labels ? &labels->map : nullptr);
        picture.setText(kCases, QString::number(cases));
        store.put(name, picture);
        return true;
    };
    runInBackground(this, make, [this, path](bool) {
        if (!m_preferences.recent.contains(path)) {
            m_store.remove(keyOf(path));  // forgotten meanwhile
        }
        Q_EMIT changed();
    });
}

void RecentCases::remove(const QString& path)
{
    removeRecent(m_preferences, path);
    m_store.remove(keyOf(path));
    Q_EMIT changed();
}

void RecentCases::clear()
{
    m_preferences.recent.clear();
    m_preferences.recentTimes.clear();
    m_store.clear();
    Q_EMIT changed();
}

bool RecentCases::isDicomStudy(const fs::path& folder)
{
    std::error_code failure;
    int looked = 0;
    for (fs::directory_iterator it(folder, failure), end;
         !failure && it != end && looked < kLookedAt; it.increment(failure)) {
        std::error_code gone;
        if (!imageEndingOf(it->path().filename().string()) && it->is_regular_file(gone)) {
            ++looked;
            if (looksLikeDicom(it->path())) {
                return true;
            }
        }
    }
    return false;
}

}  // namespace glioscope
