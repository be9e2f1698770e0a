#pragma once

// A sentence in a line of JSON: the field has its English text, as files have it, and the line's
// field "said" how it is made up, for who tells it in another language:
//   {"message": "a.nii holds 3 volumes.",
//    "said": {"message": {"pattern": "%1 holds %2 volumes.",
//                         "arguments": ["a.nii", {"number": "3"}]}}}
// An argument that is a sentence is an object of the same form. For sources alone.

#include "segmentation/jobs/json_fields.h"
#include "segmentation/system/sentence.h"

#include <vector>

namespace glioscope::jobs {

void put(json& object, const char* name, const Sentence& sentence);
void put(json& object, const char* name, const std::vector<Sentence>& sentences);

/// The text alone where "said" is absent, damaged, or says something else than the text.
[[nodiscard]] Sentence sentenceFrom(const json& object, const char* name);
/// Empty where the field is absent; throws std::invalid_argument where it is no list of texts.
[[nodiscard]] std::vector<Sentence> sentencesFrom(const json& object, const char* name);

}  // namespace glioscope::jobs
