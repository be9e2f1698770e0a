#include "viewer/meshes/voxel_boundary.h"

#include "segmentation/volume/voxel_box.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>

namespace glioscope {
namespace {

using Corner = std::int32_t;
constexpr std::int32_t kNone = -1;

/// A step along an axis of the grid, forwards or back.
struct Step {
    std::size_t axis;
    int sign;

    [[nodiscard]] std::size_t number() const { return 2 * axis + (sign > 0 ? 1 : 0); }
    [[nodiscard]] Step reversed() const { return {axis, -sign}; }
};

/// The side of a marked voxel that looks at one that is not.
struct Face {
    Index3 voxel;
    Step outwards;
};

Index3 after(Index3 voxel, const Step& step)
{
    voxel[step.axis] += step.sign;
    return voxel;
}

class Boundary {
public:
    explicit Boundary(const Mask& mask) : m_mask(mask), m_slots(mask.voxels.size(), kNone)
    {
        collectFaces();
    }

    [[nodiscard]] TriangleMesh mesh()
    {
        m_corners.assign(m_faces.size(), {kNone, kNone, kNone, kNone});
        m_middles.assign(m_faces.size(), {kNone, kNone, kNone, kNone});
        for (std::size_t face = 0; face < m_faces.size(); ++face) {
            for (std::size_t c = 0; c < 4; ++c) {
                if (m_corners[face][c] == kNone) {
                    goRound(face, c);
                }
            }
        }
        for (std::size_t face = 0; face < m_faces.size(); ++face) {
            partSharedEdges(face);
        }
        for (std::size_t face = 0; face < m_faces.size(); ++face) {
            addTriangles(face);
        }
        return std::move(m_mesh);
    }

private:
    [[nodiscard]] bool isMarked(const Index3& voxel) const
    {
        return m_mask.at(voxel[0], voxel[1], voxel[2]) != 0;
    }

    void collectFaces()
    {
        const Index3& size = m_mask.geometry.size;
        for (int k = 1; k < size[2] - 1; ++k) {
            for (int j = 1; j < size[1] - 1; ++j) {
                for (int i = 1; i < size[0] - 1; ++i) {
                    if (m_mask.at(i, j, k) != 0) {
                        collectFacesOf({i, j, k});
                    }
                }
            }
        }
    }

    void collectFacesOf(const Index3& voxel)
    {
        std::int32_t& slot = m_slots[m_mask.geometry.offset(voxel[0], voxel[1], voxel[2])];
        for (std::size_t axis = 0; axis < 3; ++axis) {
            for (const int sign : {-1, 1}) {
                const Step step{axis, sign};
                if (isMarked(after(voxel, step))) {
                    continue;
                }
                if (slot == kNone) {
                    slot = static_cast<std::int32_t>(m_facesOf.size());
                    m_facesOf.push_back({kNone, kNone, kNone, kNone, kNone, kNone});
                }
                m_facesOf.back()[step.number()] = static_cast<std::int32_t>(m_faces.size());
                m_faces.push_back({voxel, step});
            }
        }
    }

    [[nodiscard]] std::size_t indexOf(const Face& face) const
    {
        const Index3& at = face.voxel;
        const std::int32_t slot = m_slots[m_mask.geometry.offset(at[0], at[1], at[2])];
        return static_cast<std::size_t>(
            m_facesOf[static_cast<std::size_t>(slot)][face.outwards.number()]);
    }

    /// The corners of a face in order, counterclockwise from outside in a right-handed frame of
    /// indices: where corner c lies along the two axes of the face.
    [[nodiscard]] static std::array<Step, 2> towardsCorner(const Face& face, std::size_t c)
    {
        static constexpr std::array<std::array<int, 2>, 4> kSigns = {
            {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}}};
        const std::size_t axis = face.outwards.axis;
        const bool turned = face.outwards.sign < 0;
        const std::size_t first = (axis + (turned ? 2 : 1)) % 3;
        const std::size_t second = (axis + (turned ? 1 : 2)) % 3;
        return {Step{first, kSigns[c][0]}, Step{second, kSigns[c][1]}};
    }

    /// The number of the corner of a face that lies towards both.
    [[nodiscard]] static std::size_t cornerTowards(const Face& face, const Step& one,
                                                   const Step& other)
    {
        for (std::size_t c = 0; c < 4; ++c) {
            const auto steps = towardsCorner(face, c);
            if ((steps[0].number() == one.number() && steps[1].number() == other.number()) ||
                (steps[0].number() == other.number() && steps[1].number() == one.number())) {
                return c;
            }
        }
        return 0;
    }

    struct Neighbour {
        Face face;
        Step back;  ///< towards the edge that was crossed
    };
    /// The face on the other side of the edge that lies towards `t`. Of four faces at an edge those
    /// of one voxel are neighbours: voxels that touch at an edge alone stay apart.
    [[nodiscard]] Neighbour across(const Face& face, const Step& t) const
    {
        const Step& d = face.outwards;
        const Index3 beside = after(face.voxel, t);
        if (!isMarked(beside)) {
            return {{face.voxel, t}, d};
        }
        const Index3 above = after(beside, d);
        return isMarked(above) ? Neighbour{{above, t.reversed()}, d.reversed()}
                               : Neighbour{{beside, d}, t.reversed()};
    }

    /// Gives one point to all faces around a corner.
    void goRound(std::size_t start, std::size_t startCorner)
    {
        const Face& first = m_faces[start];
        auto [leave, stay] = towardsCorner(first, startCorner);
        Vec3 ijk{};
        for (std::size_t axis = 0; axis < 3; ++axis) {
            ijk[axis] = first.voxel[axis];
        }
        for (const Step& step : {first.outwards, leave, stay}) {
            ijk[step.axis] += 0.5 * step.sign;
        }
        const Corner point = addPoint(ijk);
        std::size_t face = start, at = startCorner;
        do {
            m_corners[face][at] = point;
            const Neighbour next = across(m_faces[face], leave);
            // Around the corner the third direction is the next edge to cross.
            const Step entered = next.back;
            leave = std::exchange(stay, entered);
            face = indexOf(next.face);
            at = cornerTowards(next.face, leave, stay);
        } while (m_corners[face][at] == kNone);
    }

    /// Gives the two faces of a voxel at an edge that two more faces have a point of their own in
    /// its middle: the edge's ends may be the same for all four.
    void partSharedEdges(std::size_t index)
    {
        const Face& face = m_faces[index];
        for (std::size_t e = 0; e < 4; ++e) {
            const Step t = towardsEdge(face, e);
            const Index3 beside = after(face.voxel, t);
            if (m_middles[index][e] != kNone || isMarked(beside) ||
                !isMarked(after(beside, face.outwards))) {
                continue;
            }
            const Face other{face.voxel, t};
            const std::size_t otherIndex = indexOf(other);
            Vec3 ijk{};
            for (std::size_t axis = 0; axis < 3; ++axis) {
                ijk[axis] = face.voxel[axis];
            }
            ijk[t.axis] += 0.5 * t.sign;
            ijk[face.outwards.axis] += 0.5 * face.outwards.sign;
            m_middles[index][e] = addPoint(ijk);
            for (std::size_t f = 0; f < 4; ++f) {
                if (towardsEdge(other, f).number() == face.outwards.number()) {
                    m_middles[otherIndex][f] = m_middles[index][e];
                }
            }
        }
    }

    /// Edge e runs from corner e to the next: the direction that both lie towards.
    [[nodiscard]] static Step towardsEdge(const Face& face, std::size_t e)
    {
        const auto here = towardsCorner(face, e), next = towardsCorner(face, (e + 1) % 4);
        return here[0].number() == next[0].number() ? here[0] : here[1];
    }

    Corner addPoint(const Vec3& ijk)
    {
        m_mesh.points.push_back(m_mask.geometry.toLps(ijk));
        return static_cast<Corner>(m_mesh.points.size() - 1);
    }

    void addTriangle(Corner a, Corner b, Corner c)
    {
        m_leftHanded ? m_mesh.triangles.push_back({a, c, b})
                     : m_mesh.triangles.push_back({a, b, c});
    }

    void addTriangles(std::size_t index)
    {
        const std::array<Corner, 4>& c = m_corners[index];
        if (std::ranges::all_of(m_middles[index], [](Corner m) { return m == kNone; })) {
            // In turns, so that smoothing prefers no diagonal.
            const Index3& at = m_faces[index].voxel;
            if ((at[0] + at[1] + at[2]) % 2 == 0) {
                addTriangle(c[0], c[1], c[2]);
                addTriangle(c[0], c[2], c[3]);
            } else {
                addTriangle(c[1], c[2], c[3]);
                addTriangle(c[1], c[3], c[0]);
            }
            return;
        }
        const Face& face = m_faces[index];
        Vec3 ijk{};
        for (std::size_t axis = 0; axis < 3; ++axis) {
            ijk[axis] = face.voxel[axis];
        }
        ijk[face.outwards.axis] += 0.5 * face.outwards.sign;
        const Corner centre = addPoint(ijk);
        for (std::size_t e = 0; e < 4; ++e) {
            const Corner from = c[e], to = c[(e + 1) % 4], middle = m_middles[index][e];
            if (middle == kNone) {
                addTriangle(centre, from, to);
            } else {
                addTriangle(centre, from, middle);
                addTriangle(centre, middle, to);
            }
        }
    }

    const Mask& m_mask;
    const bool m_leftHanded = determinant(m_mask.geometry.direction) < 0;
    std::vector<std::int32_t> m_slots;                   ///< by voxel, into m_facesOf
    std::vector<std::array<std::int32_t, 6>> m_facesOf;  ///< by Step::number()
    std::vector<Face> m_faces;
    std::vector<std::array<Corner, 4>> m_corners;  ///< a face's points
    std::vector<std::array<Corner, 4>> m_middles;  ///< points in the middle of its edges
    TriangleMesh m_mesh;
};

template <typename T, typename IsMarked>
Mask croppedMask(const Volume<T>& volume, IsMarked isMarked)
{
    const std::optional<VoxelBox> found = boxOf(volume, isMarked);
    if (!found) {
        return {};
    }
    const VoxelBox& box = *found;
    Geometry grid = volume.geometry;
    grid.originLps = grid.toLps({box.begin[0] - 1.0, box.begin[1] - 1.0, box.begin[2] - 1.0});
    grid.size = box.size();
    for (int& side : grid.size) {
        side += 2;
    }
    Mask mask(grid);
    for (int k = box.begin[2]; k < box.end[2]; ++k) {
        for (int j = box.begin[1]; j < box.end[1]; ++j) {
            const T* in = &volume.voxels[volume.geometry.offset(box.begin[0], j, k)];
            std::uint8_t* out = &mask.at(1, j - box.begin[1] + 1, k - box.begin[2] + 1);
            std::transform(in, in + (box.end[0] - box.begin[0]), out,
                           [&](T value) { return isMarked(value) ? 1 : 0; });
        }
    }
    return mask;
}

}  // namespace

Mask maskOf(const LabelMap& map, const PerLabel<bool>& wanted)
{
    return croppedMask(map, [&wanted](Label label) { return wanted[label]; });
}

Mask cropped(const Mask& mask)
{
    return croppedMask(mask, [](std::uint8_t value) { return value != 0; });
}

std::size_t faceCount(const Mask& mask)
{
    const Index3& size = mask.geometry.size;
    std::size_t faces = 0;
    for (std::size_t axis = 0; axis < 3; ++axis) {
        const Index3 step = {axis == 0, axis == 1, axis == 2};
        const std::size_t next = mask.geometry.offset(step[0], step[1], step[2]);
        for (int k = 0; k < size[2] - step[2]; ++k) {
            for (int j = 0; j < size[1] - step[1]; ++j) {
                const std::uint8_t* row = &mask.voxels[mask.geometry.offset(0, j, k)];
                for (int i = 0; i < size[0] - step[0]; ++i) {
                    faces += row[i] != row[static_cast<std::size_t>(i) + next];
                }
            }
        }
    }
    return faces;
}

TriangleMesh voxelBoundary(const Mask& mask)
{
    return mask.empty() ? TriangleMesh() : Boundary(mask).mesh();
}

}  // namespace glioscope
