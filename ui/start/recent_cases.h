#pragma once

// The cases that were opened last: path, time and a small picture, kept for the user alone and only
// while the user wants it. The folder of a DICOM study is never among them, since its name, as a
// rule, is a patient's.

#include "segmentation/case/model/case.h"
#include "ui/dataset/picture_store.h"

#include <QDateTime>
#include <QImage>
#include <QList>
#include <QObject>
#include <QString>

namespace glioscope {

struct Preferences;

struct RecentCase {
    QString path;
    QString name;      ///< told apart from others of the same
    QDateTime opened;  ///< invalid where an earlier version noted it
    QImage picture;    ///< null where none is kept
    int cases = 0;     ///< of a dataset; 0 for a single case
};

class RecentCases : public QObject {
    Q_OBJECT
public:
    /// `preferences` hold the list and must outlive this object.
    explicit RecentCases(Preferences& preferences, QObject* parent = nullptr);

    /// Where the pictures are; none are kept before.
    void keepIn(const PictureStore& store);

    /// Newest first.
    [[nodiscard]] QList<RecentCase> all() const;
    [[nodiscard]] bool isOn() const;
    /// Off forgets those that there are.
    void setOn(bool on);
    /// Notes that `path` was opened and shows `shown`, of so many cases; its picture follows.
    void add(const QString& path, const Case& shown, std::size_t cases);
    /// Notes a file that tells what to open, as of a session; without a picture.
    void addFile(const QString& path);
    void remove(const QString& path);
    void clear();

    /// Whether the folder of a case holds files of a DICOM study; up to 64 of them are looked at.
    [[nodiscard]] static bool isDicomStudy(const std::filesystem::path& folder);

Q_SIGNALS:
    void changed();

private:
    void keepPicture(const QString& path, const Case& shown, std::size_t cases);

    Preferences& m_preferences;
    PictureStore m_store;
};

}  // namespace glioscope
