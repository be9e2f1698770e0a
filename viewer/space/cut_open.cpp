#include "viewer/space/cut_open.h"

#include "viewer/state/slice_frame.h"

#include <vtkActor.h>
#include <vtkMapper.h>
#include <vtkPlane.h>
#include <vtkShaderProperty.h>

#include <algorithm>
#include <cmath>

namespace glioscope {
namespace {

// VTK's mappers leave out what lies behind any of their planes; this leaves out what lies behind
// all of them.
constexpr const char* kWhereVtkCuts = "//VTK::Clip::Impl";
constexpr const char* kCutCorner =
    "if (clipDistancesVSOutput[0] < 0.0 && clipDistancesVSOutput[1] < 0.0 &&\n"
    "    clipDistancesVSOutput[2] < 0.0) discard;\n";

constexpr double kJustBefore = 0.02;  // mm, so that a picture in the plane is still met

/// Positive on the side of the plane's normal; mm.
double distanceFrom(vtkPlane* plane, Vec3 lps)
{
    return plane->EvaluateFunction(lps.data());
}

}  // namespace

CutOpen::CutOpen() = default;
CutOpen::~CutOpen() = default;

void CutOpen::follow(const ViewState& state, const Vec3& viewerLps)
{
    for (std::size_t i = 0; i < m_planes.size(); ++i) {
        const SliceFrame frame(state.referenceGrid(), static_cast<SlicePlane>(i),
                               Convention::Radiological);
        const double slice = frame.sliceAt(state.cursorLps());
        const Vec3 at = frame.toLps({0, 0, slice}), next = frame.toLps({0, 0, slice + 1});
        Vec3 normal{};
        double towards = 0;
        for (std::size_t w = 0; w < 3; ++w) {
            normal[w] = next[w] - at[w];
            towards += normal[w] * (viewerLps[w] - at[w]);
        }
        m_upwards[i] = towards > 0;
        const double length = std::hypot(normal[0], normal[1], normal[2]);
        const double scale = (m_upwards[i] ? -1 : 1) / length;
        m_planes[i]->SetOrigin(at[0], at[1], at[2]);
        m_planes[i]->SetNormal(scale * normal[0], scale * normal[1], scale * normal[2]);
    }
}

void CutOpen::apply(vtkActor* actor, bool on) const
{
    vtkMapper* mapper = actor->GetMapper();
    const bool isCut = mapper->GetNumberOfClippingPlanes() > 0;
    if (isCut == on) {
        return;
    }
    if (on) {
        for (const auto& plane : m_planes) {
            mapper->AddClippingPlane(plane);
        }
        actor->GetShaderProperty()->AddFragmentShaderReplacement(kWhereVtkCuts, true, kCutCorner,
                                                                 true);
    } else {
        mapper->RemoveAllClippingPlanes();
        actor->GetShaderProperty()->ClearFragmentShaderReplacement(kWhereVtkCuts, true);
    }
}

Vec3 CutOpen::exit(const Vec3& viewerLps, const Vec3& throughLps) const
{
    Vec3 way{};
    for (std::size_t w = 0; w < 3; ++w) {
        way[w] = throughLps[w] - viewerLps[w];
    }
    const double length = std::hypot(way[0], way[1], way[2]);
    double nearest = 1;
    for (const auto& plane : m_planes) {
        const double here = distanceFrom(plane, viewerLps);
        const double there = distanceFrom(plane, throughLps);
        if (here < 0 && there > 0) {
            nearest = std::min(nearest, here / (here - there));
        }
    }
    nearest = std::max(0.0, nearest - kJustBefore / length);
    return {viewerLps[0] + nearest * way[0], viewerLps[1] + nearest * way[1],
            viewerLps[2] + nearest * way[2]};
}

}  // namespace glioscope
