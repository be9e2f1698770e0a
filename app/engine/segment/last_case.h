#pragma once

// The case that was read last, kept so that several models on one case read it once and those that
// see it alike prepare it once. Told apart by what the files hold, not by their names. Belongs to
// one thread.

#include "app/engine/segment/segment_report.h"
#include "segmentation/case/model/case.h"
#include "segmentation/networks/contract/model_contract.h"
#include "segmentation/networks/contract/sequence_images.h"
#include "segmentation/preparation/brain_input.h"
#include "segmentation/system/sentence.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace glioscope {

/// A sentence where a case shows whole heads.
using SkullCheck = std::function<std::optional<Sentence>(const Case& loaded)>;

class LastCase {
public:
    /// What readInputs() returns and throws; reads only where `inputs`, the hashes of `files`, are
    /// other ones than last time. Whether there is a skull `skullCheck` says.
    [[nodiscard]] SequenceImages images(const CaseFiles& files,
                                        const std::vector<InputFile>& inputs,
                                        const ModelContract& contract, const SkullCheck& skullCheck,
                                        std::vector<Sentence>& notices);

    /// What a network with this contract sees of images(): `make`, or what it made for a contract
    /// that sees it alike.
    [[nodiscard]] std::shared_ptr<const BrainInput> prepared(
        const ModelContract& contract,
        const std::function<std::shared_ptr<const BrainInput>()>& make);

private:
    struct Content {
        std::vector<std::string> hashes;  ///< by sequence; empty where it is not taken
        std::array<int, 4> channels = {};
        bool operator==(const Content&) const = default;
    };
    [[nodiscard]] static Content contentOf(const CaseFiles& files,
                                           const std::vector<InputFile>& inputs);

    Content m_content;
    Case m_case;
    std::vector<Sentence> m_doubts;
    ModelContract m_preparedFor;
    std::shared_ptr<const BrainInput> m_prepared;
};

}  // namespace glioscope
