#pragma once

// Which scheme a file's label values follow. Evidence counts in this order: the mark that our own
// writer leaves in the file, dataset.json or the naming convention, the paediatric names with a 4
// among the values, and last the user's choice. Values alone decide nothing, neither {1, 2, 3} nor
// {1, 2, 4}, whose 4 is enhancing tumour or a resection cavity: that is a question.

#include "segmentation/system/error.h"
#include "segmentation/volume/label.h"

#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace glioscope {

struct SchemeEvidence {
    std::optional<LabelScheme> marked;  ///< by markOf
    std::optional<LabelScheme> named;   ///< by dataset.json or names
    std::optional<LabelScheme> chosen;  ///< by the user
    /// What dataset.json says of single values; a scheme that says otherwise is never taken.
    std::map<int, Label> namedValues = {};
};

/// The question which scheme labels follow.
class AmbiguousLabels : public AmbiguousInput {
public:
    AmbiguousLabels(const Sentence& text, std::vector<LabelScheme> fitting)
        : AmbiguousInput(text), m_fitting(std::move(fitting))
    {
    }
    /// Schemes that have all of the values and contradict no name in dataset.json, at least one.
    [[nodiscard]] const std::vector<LabelScheme>& fitting() const { return m_fitting; }

private:
    std::vector<LabelScheme> m_fitting;
};

/// Scheme of labels with these distinct values. Throws AmbiguousLabels where it must be asked, or
/// the choice does not have a value that another scheme has, and Error naming `file` and the value
/// where no scheme in question has it, or the choice contradicts dataset.json. A mask of zeros
/// needs no scheme.
[[nodiscard]] LabelScheme decideScheme(std::span<const int> values, const SchemeEvidence& evidence,
                                       const std::filesystem::path& file);

/// The text that our writer leaves in the header's free field, and its reading.
[[nodiscard]] std::string markFor(LabelScheme scheme);
[[nodiscard]] std::optional<LabelScheme> markOf(std::string_view description);

}  // namespace glioscope
