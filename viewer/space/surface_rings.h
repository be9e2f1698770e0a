#pragma once

// A surface as rings: where horizontal planes of the world cut it. Two segmentations are read
// against each other by their rings as in slices by their outlines. Includes VTK, so only sources
// of this folder use it.

#include <vtkPolyData.h>
#include <vtkSmartPointer.h>

namespace glioscope {

inline constexpr double kRingDistanceMm = 4;

/// Lines at the multiples of kRingDistanceMm along LPS z, so that rings of different surfaces lie
/// in the same planes. Null for null; milliseconds, any thread.
[[nodiscard]] vtkSmartPointer<vtkPolyData> ringsOf(vtkPolyData* mesh);

}  // namespace glioscope
