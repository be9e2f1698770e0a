#pragma once

// A document that is listened to, and layers to put into it.

#include "segmentation/session/document.h"
#include "tests/support/synthetic_volume.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace glioscope::test {

using Kind = DocumentChange::Kind;

inline std::shared_ptr<const LabelMap> marker(const Geometry& grid = obliqueGeometry())
{
    return std::make_shared<const LabelMap>(markerLabels(grid));
}

inline LabelFigures figuresOf(const LabelMap& map)
{
    return {.volumes = labelVolumes(map), .tumourCentreLps = map.geometry.centreLps()};
}

inline NewLayer expert()
{
    const auto map = marker();
    return {.name = "Expert", .content = LabelContent{.map = map, .figures = figuresOf(*map)}};
}

inline NewLayer result(std::string name = "unet")
{
    NewLayer layer = expert();
    layer.name = name;
    layer.origin = {.kind = Origin::Kind::Model, .model = name, .modelSha256 = "ab12"};
    return layer;
}

/// What turns `map` into one with one more voxel of necrosis, at (i, 3, 4).
inline LabelDelta stroke(const LabelMap& map, int i)
{
    LabelMap after = map;
    after.at(i, 3, 4) = Label::Necrosis;
    return labelDelta(map, after);
}

/// A document with an image, and a record of what it told.
struct Watched {
    Document document;
    std::vector<DocumentChange> told;
    Document::Subscription subscription;

    explicit Watched(JournalLimits limits = {}) : document(limits)
    {
        document.open(study());
        subscription = document.subscribe([this](const DocumentChange& c) { told.push_back(c); });
    }
    [[nodiscard]] static Study study()
    {
        TimePoint today{.name = "today", .images = {}, .facts = {}};
        today.images[static_cast<std::size_t>(Sequence::T2)] =
            std::make_shared<const Image>(markerImage(anisotropicGeometry()));
        return {.timePoints = {today}};
    }
    /// True where exactly one message of this kind about this layer came since the last call.
    bool toldOnly(Kind kind, LayerId id)
    {
        const bool only =
            told.size() == 1 && told[0].kind == kind && told[0].ids == std::vector{id};
        told.clear();
        return only;
    }
    const LabelMap& map(LayerId id) { return *document.layer(id)->labels()->map; }
    void paint(LayerId id, int i) { document.edit(id, stroke(map(id), i)); }
};

}  // namespace glioscope::test
