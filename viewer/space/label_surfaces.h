#pragma once

// Smoothed surfaces of a segmentation: one a label and one a region, in LPS mm with normals
// outwards. A value made off the GUI thread and handed to VolumeScene.

#include "segmentation/volume/label_colours.h"
#include "segmentation/volume/volume.h"

#include <functional>
#include <memory>

namespace glioscope {

struct LabelMeshes;  // label_meshes.h

class LabelSurfaces {
public:
    explicit LabelSurfaces(std::unique_ptr<LabelMeshes> meshes);
    ~LabelSurfaces();
    LabelSurfaces(const LabelSurfaces&) = delete;
    LabelSurfaces& operator=(const LabelSurfaces&) = delete;

    /// Zero where the label or region is absent.
    [[nodiscard]] std::size_t triangleCount(Label label) const;
    [[nodiscard]] std::size_t triangleCount(Region region) const;
    /// Enclosed volume and its centroid (LPS mm) by the divergence theorem; positive where normals
    /// point outwards.
    struct Enclosed {
        double volumeMl = 0;
        Vec3 centroidLps = {0, 0, 0};
    };
    [[nodiscard]] Enclosed enclosed(Label label) const;
    /// True where there are no meshes because their triangles would be too many to make and draw.
    [[nodiscard]] bool tooFragmented() const;

    /// For sources of this folder.
    [[nodiscard]] const LabelMeshes& meshes() const { return *m_meshes; }

private:
    std::unique_ptr<LabelMeshes> m_meshes;
};

/// Of a segmentation that is outlined beside another one.
struct OutlinedSurfaces {
    std::shared_ptr<const LabelSurfaces> surfaces;  ///< never null
    Colour colour;                                  ///< of its outline
};

/// Tens of milliseconds a label, seconds for the largest surfaces that are made; any thread, also
/// several at once. `stop` is asked all along, on the calling thread; returns null soon after it
/// says true.
[[nodiscard]] std::shared_ptr<const LabelSurfaces> makeLabelSurfaces(
    std::shared_ptr<const LabelMap> map, const std::function<bool()>& stop = {});

}  // namespace glioscope
