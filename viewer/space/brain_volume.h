#pragma once

// The brain's voxels in space, lit and translucent, tinted where a label is. Includes VTK, so only
// sources of this folder use it.

#include "viewer/space/brain.h"
#include "viewer/space/cut_open.h"

#include <vtkNew.h>

#include <memory>

class vtkGPUVolumeRayCastMapper;
class vtkRenderer;
class vtkVolume;

namespace glioscope {

class BrainVolume {
public:
    explicit BrainVolume(vtkRenderer* renderer);
    ~BrainVolume();
    BrainVolume(const BrainVolume&) = delete;
    BrainVolume& operator=(const BrainVolume&) = delete;

    /// Null for none. Colours, window and level are the state's.
    void show(const std::shared_ptr<const BrainVoxels>& voxels, const ViewState& state);
    /// Before each picture: which corner is left out.
    void follow(const ViewState& state, const CutOpen& cut);

private:
    void place(const BrainVoxels& voxels);
    void colour(const BrainVoxels& voxels, const ViewState& state);

    vtkNew<vtkVolume> m_volume;
    vtkNew<vtkGPUVolumeRayCastMapper> m_mapper;
    std::shared_ptr<const BrainVoxels> m_shown;
};

}  // namespace glioscope
