#pragma once

// Sentences from below the windows and from the engine in the user's language. lupdate finds their
// patterns where they are written, at Sentence::of(), as texts of one context; a name out of a
// table is one of shown_names. GUI thread, or any other once the language is chosen.

#include "segmentation/system/sentence.h"

#include <QString>

#include <exception>

namespace glioscope {

/// In English where the language has no words for it, as for one of an engine of another version.
/// Numbers have the language's decimal separator.
[[nodiscard]] QString shownSentence(const Sentence& sentence);

/// What a failure of any kind says.
[[nodiscard]] QString shownFailure(const std::exception& failure);

}  // namespace glioscope
