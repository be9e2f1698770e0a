#include "ui/comparison/comparison_work.h"

#include "segmentation/comparison/difference_maps.h"
#include "segmentation/volume/geometry_sentence.h"
#include "ui/widgets/sentence_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace glioscope {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Comparison)
};

LabelMaps mapsOf(const std::vector<Compared>& layers)
{
    LabelMaps maps;
    for (const Compared& layer : layers) {
        maps.push_back(layer.map);
    }
    return maps;
}

/// On the reference's grid and no more than can be compared, or else why not.
void admit(Compared layer, const Compared& reference, Differences& differences)
{
    if (auto map = onGrid(reference.map->geometry, layer.map); !map) {
        differences.problems << Words::tr(
                                    "%1 (%2) lies on another grid than %3 (%4), so they cannot be "
                                    "compared voxel by voxel. Resample one onto the other's grid.")
                                    .arg(layer.name, shownSentence(described(layer.map->geometry)),
                                         reference.name,
                                         shownSentence(described(reference.map->geometry)));
    } else if (differences.layers.size() < kMostVoters) {
        layer.map = std::move(map);
        differences.layers.push_back(std::move(layer));
    } else {
        differences.problems << Words::tr(
                                    "%1 is left out: %2 segmentations are compared at most. Untick "
                                    "others.")
                                    .arg(layer.name)
                                    .arg(kMostVoters);
    }
}

}  // namespace

std::optional<std::size_t> Differences::numberOf(LayerId id) const
{
    const auto found = std::ranges::find(layers, id, &Compared::id);
    return found == layers.end() ? std::nullopt
                                 : std::optional(std::size_t(found - layers.begin()));
}

QStringList Differences::names(LayerSet set) const
{
    QStringList all;
    for (std::size_t n = 0; n < layers.size(); ++n) {
        if ((set >> n & 1) != 0) {
            all << layers[n].name;
        }
    }
    return all;
}

Differences differencesOf(const ComparisonTask& task)
{
    Differences differences;
    differences.task = task;
    const auto reference = std::ranges::find(task.layers, task.reference, &Compared::id);
    // The reference comes first, so that it is never the one left out.
    admit(*reference, *reference, differences);
    for (const Compared& layer : task.layers) {
        if (layer.id != task.reference) {
            admit(layer, *reference, differences);
        }
    }
    differences.votes = votesOf(mapsOf(differences.layers), task.structure);
    differences.disagreements = disagreementsOf(differences.votes);
    differences.overlaps = overlapsOf(differences.votes);
    differences.contested = contestedOf(differences.votes);
    return differences;
}

Figures figuresOf(const Differences& differences, double toleranceMm)
{
    Figures figures(differences.layers.size());
    for (std::size_t n = 0; n < figures.size(); ++n) {
        if (n != kReference) {
            figures[n] = pairFigures(differences.votes, n, kReference, differences.task.structure,
                                     toleranceMm);
        }
    }
    return figures;
}

ComparisonMaps agreementMaps(const Differences& differences)
{
    const ScalarContent shared = agreementMap(differences.votes, differences.task.structure);
    ComparisonMaps maps;
    for (const Compared& layer : differences.layers) {
        maps.push_back({layer.id, shared});
    }
    return maps;
}

ComparisonMaps errorMaps(const Differences& differences)
{
    ComparisonMaps maps;
    for (std::size_t n = 0; n < differences.layers.size(); ++n) {
        if (n != kReference) {
            maps.push_back({differences.layers[n].id, errorMap(differences.votes, n, kReference,
                                                               differences.task.structure)});
        }
    }
    return maps;
}

}  // namespace glioscope
