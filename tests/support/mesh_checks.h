#pragma once

// What a mesh must be, found independently of how it was made.

#include "segmentation/volume/volume.h"
#include "viewer/meshes/triangle_mesh.h"

#include <map>
#include <utility>

namespace glioscope::test {

/// True where every edge has exactly two triangles, which go along it in opposite directions.
inline bool isClosed(const TriangleMesh& mesh)
{
    std::map<std::pair<int, int>, int> directed;
    for (const TriangleMesh::Triangle& t : mesh.triangles) {
        for (std::size_t c = 0; c < 3; ++c) {
            if (t[c] == t[(c + 1) % 3] || ++directed[{t[c], t[(c + 1) % 3]}] > 1) {
                return false;
            }
        }
    }
    for (const auto& [edge, count] : directed) {
        if (!directed.contains({edge.second, edge.first})) {
            return false;
        }
    }
    return !mesh.empty();
}

/// True where the triangles of each point are one ring, for a closed mesh.
inline bool hasOneRingAPoint(const TriangleMesh& mesh)
{
    std::map<int, std::map<int, int>> next;  // around a point: from one neighbour to the other
    for (const TriangleMesh::Triangle& t : mesh.triangles) {
        for (std::size_t c = 0; c < 3; ++c) {
            next[t[c]][t[(c + 1) % 3]] = t[(c + 2) % 3];
        }
    }
    for (const auto& [point, ring] : next) {
        std::size_t steps = 1;
        for (int at = ring.begin()->second; at != ring.begin()->first; at = ring.at(at)) {
            ++steps;
        }
        if (steps != ring.size()) {
            return false;
        }
    }
    return next.size() == mesh.points.size();
}

struct CountedVoxels {
    double mm3 = 0;
    Vec3 centroidLps = {0, 0, 0};
};
/// Of the voxels that `holds`.
template <typename T, typename Holds>
CountedVoxels counted(const Volume<T>& volume, Holds holds)
{
    const Geometry& grid = volume.geometry;
    CountedVoxels result;
    double voxels = 0;
    for (int k = 0; k < grid.size[2]; ++k) {
        for (int j = 0; j < grid.size[1]; ++j) {
            for (int i = 0; i < grid.size[0]; ++i) {
                if (holds(volume.at(i, j, k))) {
                    const Vec3 lps = grid.toLps({double(i), double(j), double(k)});
                    for (std::size_t w = 0; w < 3; ++w) {
                        result.centroidLps[w] += lps[w];
                    }
                    ++voxels;
                }
            }
        }
    }
    for (double& w : result.centroidLps) {
        w /= voxels;
    }
    result.mm3 = voxels * grid.voxelVolumeMl() * 1000;
    return result;
}

}  // namespace glioscope::test
