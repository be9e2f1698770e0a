#include "ui/engine/case_doubts.h"

#include "segmentation/case/consistency/image_doubts.h"
#include "ui/widgets/background_work.h"

#include <algorithm>

namespace glioscope {

CaseDoubts::CaseDoubts(QObject* parent) : QObject(parent) {}

const std::vector<Sentence>& CaseDoubts::about(const Case& openCase,
                                               const std::vector<Sequence>& inputs)
{
    Case asked = openCase;
    asked.labels = nullptr;
    for (const Sequence sequence : kAllSequences) {
        if (std::ranges::find(inputs, sequence) == inputs.end()) {
            asked.images[static_cast<std::size_t>(sequence)] = nullptr;
        }
    }
    if (asked.images == m_images) {
        return m_sentences;
    }
    m_images = asked.images;
    m_sentences.clear();
    runInBackground(
        this, [asked = std::move(asked)] { return imageDoubts(asked, SkullRule::Elsewhere); },
        [this, images = m_images](const std::vector<Sentence>& sentences) {
            if (images == m_images) {  // else another case is open, or another model chosen
                m_sentences = sentences;
                Q_EMIT found();
            }
        });
    return m_sentences;
}

}  // namespace glioscope
