#pragma once

// Segmentations on their way onto the grid of the open case: where their voxels belong, what their
// passport says, and the question where they look mirrored, with both answers ready. Functions for
// a worker thread; no widget, no state.

#include "segmentation/case/model/case.h"
#include "segmentation/session/layer.h"

#include <QHash>
#include <QImage>
#include <QString>

#include <array>
#include <cstdint>
#include <memory>

namespace glioscope {

/// A segmentation on a grid of the case.
struct Placement {
    LabelContent content;  ///< measured
    GeometryPassport passport;
    QImage picture = {};  ///< where there is a question: see placementPicture()
};

/// A segmentation that looks mirrored; what it is, is the user's to say.
struct MirrorQuestion {
    enum class Reason : std::uint8_t { Grid, Forms, Content };  ///< as in MirrorSuspicion
    Reason reason = Reason::Content;
    std::filesystem::path file;
    QString sha256;  ///< of the file: an answer holds for it wherever it lies
    Placement asStated, mirrored;
};

struct PlacedLabels {
    Placement asStated;
    std::shared_ptr<const MirrorQuestion> question = {};  ///< null as a rule
};

/// What the user said of files by their SHA-256: true where they are to be read mirrored.
using MirrorAnswers = QHash<QString, bool>;

/// A tenth of a second of work. Throws Error where the file is gone.
[[nodiscard]] PlacedLabels placed(const CaseLabels& labels, const Case& openCase);

/// The axial slice with most of the labels, or the middle one, and their edges over the case's
/// FLAIR, or its first sequence; the patient's left on the right, front at the top. Null where the
/// case has no images.
[[nodiscard]] QImage placementPicture(const LabelMap& labels, const Case& openCase);

}  // namespace glioscope
