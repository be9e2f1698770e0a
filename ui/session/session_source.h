#pragma once

// Gathers a session from the window: everything that is shown, and the contents that no file of the
// user's holds. Knows which file each segmentation was saved to. GUI thread; reads no file, so what
// it gives are values for the writer on another thread.

#include "ui/session/session_parts.h"
#include "ui/study/series_hash.h"
#include "viewer/session/saved_session.h"

#include <QHash>
#include <QObject>

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace glioscope {

/// Labels or numbers of a layer, or the brain mask, that lie in no file of the user's. They never
/// change.
struct LooseContent {
    std::optional<std::size_t> layer = {};  ///< in SavedSession::layers; nothing: the brain mask
    std::optional<std::size_t> map = {};    ///< of its maps; nothing: its labels
    std::shared_ptr<const LabelMap> labels = {};
    std::shared_ptr<const Volume<std::uint8_t>> values = {};
    std::filesystem::path heldBy = {};  ///< a session's file that holds them; empty: none does

    /// What tells one content from another as long as it is in memory.
    [[nodiscard]] std::shared_ptr<const void> identity() const
    {
        return labels ? std::shared_ptr<const void>(labels) : values;
    }
};

/// Of files, the session has the paths alone: size and hash are the writer's.
struct GatheredSession {
    SavedSession session = {};
    std::vector<LooseContent> loose = {};
};

class SessionSource : public QObject {
    Q_OBJECT
public:
    explicit SessionSource(SessionParts parts, QObject* parent = nullptr);

    /// Nothing without a case. Of a DICOM study's it has the study's folder and series instead of
    /// files, which go with the case, and neither a path nor a name that tells the patient.
    [[nodiscard]] std::optional<GatheredSession> gather() const;

    /// A layer's present content lies in this file: the user's, or one that a session keeps.
    void setFile(LayerId layer, const std::filesystem::path& file, bool isSessions);

Q_SIGNALS:
    /// What gather() gives may be another. Often.
    void changed();
    /// Another case is open, of which nothing is known yet.
    void caseOpened();
    /// The user saved a segmentation there.
    void fileWritten(const QString& file);

private:
    struct Place {
        std::shared_ptr<const LabelMap> labels;  ///< that the file holds
        std::filesystem::path file;
        bool isSessions = false;
    };

    [[nodiscard]] SavedCase caseOf() const;
    [[nodiscard]] SavedStudy studyOf(const DicomOrigin& origin) const;
    /// Whether a session can name a file that holds labels.
    [[nodiscard]] bool canName(const std::filesystem::path& file) const;
    [[nodiscard]] std::string nameOf(const Layer& layer) const;
    void addRawScans(GatheredSession& gathered) const;
    void addLayers(GatheredSession& gathered) const;
    void addLabels(const Layer& layer, GatheredSession& gathered) const;
    void addMaps(const Layer& layer, GatheredSession& gathered) const;
    [[nodiscard]] std::optional<std::size_t> numberOf(std::optional<LayerId> id) const;
    [[nodiscard]] std::vector<std::size_t> numbersOf(const std::vector<LayerId>& ids) const;
    [[nodiscard]] SavedView view() const;
    [[nodiscard]] SavedPanes panes() const;
    [[nodiscard]] SavedComparison comparison() const;
    [[nodiscard]] std::vector<const Layer*> segmentations() const;

    SessionParts m;
    QString m_salt = newSalt();  ///< of the open case
    QHash<LayerId, Place> m_places;
    ViewState::Subscription m_subscription;
    MeasurementList::Subscription m_measured;
};

}  // namespace glioscope
