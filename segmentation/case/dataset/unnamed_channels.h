#pragma once

// Channels that nothing names: 4D files and numbered files of a dataset whose dataset.json does not
// say which sequences they are. That is a question; its answer is a list like "flair,t1,t1ce,t2".

#include "segmentation/case/model/case.h"
#include "segmentation/system/error.h"

#include <string_view>
#include <utility>

namespace glioscope {

/// From such a list; "-" stands for a channel that is no sequence. Nothing for a text that is none,
/// that names a sequence twice, or none at all.
[[nodiscard]] std::optional<ChannelSequences> channelsFromText(std::string_view text);
[[nodiscard]] std::string textOf(const ChannelSequences& channels);

/// The case with its channels as `told`; its question is answered. Throws Error where their number
/// is another, or dataset.json says otherwise.
[[nodiscard]] CaseFiles settleChannels(CaseFiles files, const ChannelSequences& told);

/// Puts the question to a case, or answers it where `told` is not empty.
void askForChannels(CaseFiles& files, UnknownChannels channels, const ChannelSequences& told);

/// Leaves a case whose dataset.json names its channels with a question where `told` says otherwise.
void holdAgainstNames(CaseFiles& files, const ChannelSequences& told);

/// The question's sentence as an Error, which is exit code 1 on the command line.
class UnnamedChannels : public Error {
public:
    explicit UnnamedChannels(CaseFiles files) : Error(files.question), m_files(std::move(files)) {}
    /// The case that the question is about.
    [[nodiscard]] const CaseFiles& files() const { return m_files; }

private:
    CaseFiles m_files;
};

/// Throws what keeps the case from being read: UnnamedChannels or AmbiguousInput; nothing as a
/// rule.
void refuseQuestions(const CaseFiles& files);

}  // namespace glioscope
