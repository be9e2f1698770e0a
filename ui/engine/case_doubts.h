#pragma once

// What may make a result on the open case wrong (image_doubts.h) but for a skull, which is
// head_check.h's, looked for on a worker thread: a fifth of a second that the window does not wait.
// Shows nothing.

#include "segmentation/case/model/case.h"
#include "segmentation/system/sentence.h"

#include <QObject>

#include <array>
#include <memory>
#include <string>
#include <vector>

namespace glioscope {

class CaseDoubts : public QObject {
    Q_OBJECT
public:
    explicit CaseDoubts(QObject* parent = nullptr);

    /// Sentences about those images of `openCase` that are in `inputs`: what is known by now. Where
    /// nothing is, nobody's sentences, and found() follows once they are; what was asked before is
    /// let go.
    [[nodiscard]] const std::vector<Sentence>& about(const Case& openCase,
                                                     const std::vector<Sequence>& inputs);

Q_SIGNALS:
    void found();

private:
    std::array<std::shared_ptr<const Image>, 4> m_images;  ///< that were last asked about
    std::vector<Sentence> m_sentences;
};

}  // namespace glioscope
