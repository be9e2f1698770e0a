#pragma once

// What a student is told of the four sequences and of the labels, in sentences; tests hold them
// against the demonstration case.

#include "segmentation/volume/label.h"
#include "segmentation/volume/sequence.h"

#include <QString>

#include <array>

namespace glioscope {

/// In the order in which they are taught: from the parts to what they make up.
inline constexpr std::array kTaughtStructures = {Structure::Necrosis, Structure::Oedema,
                                                 Structure::Enhancing, Structure::TumourCore,
                                                 Structure::WholeTumour};

/// "T1ce: T1 after contrast agent"
[[nodiscard]] QString lessonTitle(Sequence sequence);
/// What is bright and what is dark, and what the sequence is looked at for.
[[nodiscard]] QString lessonText(Sequence sequence);
/// "TC: tumour core"
[[nodiscard]] QString lessonTitle(Structure structure);
[[nodiscard]] QString lessonText(Structure structure);

}  // namespace glioscope
