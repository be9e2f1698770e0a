#include "app/engine/segment/last_case.h"

#include "app/engine/segment/case_inputs.h"
#include "segmentation/case/consistency/image_doubts.h"
#include "segmentation/case/consistency/place_doubts.h"
#include "segmentation/case/formats/case_reader.h"

#include <algorithm>
#include <iterator>

namespace glioscope {

LastCase::Content LastCase::contentOf(const CaseFiles& files, const std::vector<InputFile>& inputs)
{
    Content content{.hashes = std::vector<std::string>(kAllSequences.size())};
    for (const InputFile& input : inputs) {
        content.hashes[static_cast<std::size_t>(input.sequence)] = input.sha256;
    }
    content.channels = files.images4d ? files.channelOf : std::array<int, 4>{};
    return content;
}

SequenceImages LastCase::images(const CaseFiles& files, const std::vector<InputFile>& inputs,
                                const ModelContract& contract, const SkullCheck& skullCheck,
                                std::vector<Sentence>& notices)
{
    Content content = contentOf(files, inputs);
    if (m_content != content) {
        *this = {};  // two cases at once are too much for a small machine
        m_case = readCase(files, {.labelScheme = std::nullopt, .readLabels = false});
        m_doubts = imageDoubts(m_case, SkullRule::Elsewhere);
        std::ranges::move(straightenedSentences(m_case), std::back_inserter(m_doubts));
        (void)inputsOf(m_case, contract);  // throws before a network is asked
        if (const auto skull = skullCheck(m_case)) {
            m_doubts.push_back(*skull);
        }
        m_content = std::move(content);
    }
    m_case.files = files;  // the same bytes may lie elsewhere now
    SequenceImages images = inputsOf(m_case, contract);
    std::ranges::copy(m_doubts, std::back_inserter(notices));
    addVoxelNotice(m_case, contract, notices);
    return images;
}

std::shared_ptr<const BrainInput> LastCase::prepared(
    const ModelContract& contract, const std::function<std::shared_ptr<const BrainInput>()>& make)
{
    if (!m_prepared || !preparesAlike(m_preparedFor, contract)) {
        m_prepared.reset();
        m_prepared = make();
        m_preparedFor = contract;
    }
    return m_prepared;
}

}  // namespace glioscope
