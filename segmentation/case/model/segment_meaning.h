#pragma once

// Segments that may overlap, as one label map: which label each paints, and which gives way. Pure.

#include "segmentation/volume/label.h"

#include <array>
#include <optional>
#include <set>

namespace glioscope {

/// From outside inwards: where segments overlap, a structure gives way to the ones after it.
inline constexpr std::array kOutsideInwards = {Structure::WholeTumour, Structure::Oedema,
                                               Structure::TumourCore,  Structure::Necrosis,
                                               Structure::Enhancing,   Structure::ResectionCavity};

/// The place of a structure in that order.
[[nodiscard]] int depthOf(Structure structure);

/// Of what covers several labels, the outermost: the others lie within it and paint over it.
[[nodiscard]] Label paintOf(Structure structure);

/// The structure that consists of these labels; nothing where none does.
[[nodiscard]] std::optional<Structure> structureOf(const std::set<Label>& labels);

/// Whether two overlap by what they are, as the core does with the whole tumour, or mean one label;
/// nobody need be asked which counts then.
[[nodiscard]] bool overlapByNature(Structure a, Structure b);

}  // namespace glioscope
