#pragma once

// Which of the scalar layers that go with a segmentation is meant, whichever segmentation it is: a
// choice that stays while another result is looked at. Pure.

#include "segmentation/session/document.h"

#include <optional>
#include <vector>

namespace glioscope {

struct MapChoice {
    ScalarMeaning meaning = ScalarMeaning::Probability;
    std::optional<Structure> structure = {};  ///< whose; nothing where it is of all together
    bool operator==(const MapChoice&) const = default;
};

[[nodiscard]] MapChoice choiceOf(const ScalarContent& content);

/// The scalar layers of a segmentation: its own, and the probabilities that it was computed from.
/// Valid until the document changes, as is mapOf().
[[nodiscard]] std::vector<const Layer*> mapsOf(const Document& document, const Layer& segmentation);

/// Null where the segmentation has no such map.
[[nodiscard]] const Layer* mapOf(const Document& document, const Layer& segmentation,
                                 const MapChoice& choice);

}  // namespace glioscope
