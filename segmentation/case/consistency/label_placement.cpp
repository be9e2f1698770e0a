#include "segmentation/case/consistency/label_placement.h"

#include "segmentation/case/consistency/label_fit.h"
#include "segmentation/volume/grid_relation.h"
#include "segmentation/volume/reorient.h"
#include "segmentation/volume/resample.h"
#include "segmentation/volume/voxel_order.h"

#include <utility>
#include <vector>

namespace glioscope {
namespace {

using Reason = MirrorSuspicion::Reason;

/// The best of all mirrored grids.
MirrorSuspicion bestMirrored(const LabelFit& fit, const Geometry& stored, const Geometry& grid)
{
    MirrorSuspicion best{.reason = Reason::Content, .mirrored = stored};
    std::vector<Geometry> grids = mirroredGrids(stored);
    if (!sameGridInAnyOrder(grid, stored)) {
        const std::vector<Geometry> more = mirroredWithin(grid, stored);
        grids.insert(grids.end(), more.begin(), more.end());
    }
    for (const Geometry& mirrored : grids) {
        if (const double there = fit.at(mirrored); there > best.fitMirrored) {
            best.fitMirrored = there;
            best.mirrored = mirrored;
        }
    }
    return best;
}

/// What headers alone suspect.
std::optional<MirrorSuspicion> suspicionByHeaders(const StatedGeometry& stated,
                                                  const Case& openCase)
{
    const GridComparison compared = compareGrids(gridFor(stated.grid, openCase), stated.grid);
    if (compared.mirrored) {
        return MirrorSuspicion{.reason = Reason::Grid, .mirrored = *compared.mirrored};
    }
    // Where the images contradict themselves alike, all were written by one program, and image and
    // labels go together.
    const auto first = static_cast<std::size_t>(openCase.firstSequence());
    if (stated.otherForm && openCase.stated[first].forms != OrientationForms::DifferByFlip) {
        return MirrorSuspicion{.reason = Reason::Forms, .mirrored = *stated.otherForm};
    }
    return std::nullopt;
}

/// The voxels as the file stores them, on the grid that it states.
LabelMap inFileOrder(const CaseLabels& labels)
{
    const Geometry& stated = labels.stated.grid;
    const Geometry& grid = labels.map.geometry;
    if (grid == stated) {
        return labels.map;
    }
    const Geometry ordered = inOrderOf(grid, stated);
    const auto box = ordered.size == grid.size ? std::nullopt : boxWithin(grid, ordered);
    LabelMap stored = inOrderOf(stated, box ? crop(labels.map, *box) : labels.map);
    stored.geometry = stated;
    return stored;
}

}  // namespace

const Geometry& gridFor(const Geometry& stored, const Case& openCase)
{
    for (const auto& image : openCase.images) {
        if (image && sameGridInAnyOrder(image->geometry, stored)) {
            return image->geometry;
        }
    }
    for (const auto& image : openCase.images) {
        if (image && liesOn(image->geometry, stored)) {
            return image->geometry;
        }
    }
    return openCase.image(openCase.firstSequence())->geometry;
}

GeometryPassport passportOf(const StatedGeometry& stated, const Geometry& grid)
{
    const GridComparison compared = compareGrids(grid, stated.grid);
    return {.stated = stated,
            .relation = compared.relation,
            .reordered = compared.reordered,
            .displacementMm = compared.displacementMm};
}

std::optional<MirrorSuspicion> mirrorSuspicion(const CaseLabels& labels, const Case& openCase)
{
    const LabelMap stored = inFileOrder(labels);
    const LabelFit fit(stored, openCase);
    const double asStated = fit.at(stored.geometry);
    MirrorSuspicion content =
        bestMirrored(fit, stored.geometry, gridFor(stored.geometry, openCase));
    content.fitAsStated = asStated;
    if (content.fitMirrored >= kLabelsFit && content.fitMirrored >= kClearlyBetter * asStated) {
        return content;
    }
    std::optional<MirrorSuspicion> headers = suspicionByHeaders(labels.stated, openCase);
    if (headers) {
        headers->fitAsStated = asStated;
        headers->fitMirrored = fit.at(headers->mirrored);
        if (asStated >= kLabelsFit && asStated >= kClearlyBetter * headers->fitMirrored) {
            return std::nullopt;
        }
    }
    return headers;
}

LabelMap mirroredTo(const Geometry& mirrored, const CaseLabels& labels)
{
    LabelMap map = inFileOrder(labels);
    map.geometry = mirrored;
    return map;
}

LabelMap placedOn(const Geometry& grid, const LabelMap& labels)
{
    if (auto permuted = permutedOnto(grid, labels)) {
        return std::move(*permuted);
    }
    if (samePhysicalGrid(grid, labels.geometry)) {
        return {grid, labels.voxels};  // a header's rounding is no other place
    }
    const LabelMap ordered = inOrderOf(grid, labels);
    if (const auto box = boxWithin(grid, ordered.geometry)) {
        LabelMap whole(grid);
        paste(ordered, *box, whole);
        return whole;
    }
    return resampleNearest(labels, grid);
}

}  // namespace glioscope
