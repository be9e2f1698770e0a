// The session's layers: results of models and other programs, what is computed from them, saving.

#include "segmentation/case/formats/label_writer.h"
#include "segmentation/session/ensemble.h"
#include "segmentation/session/entropy.h"
#include "segmentation/session/thresholds.h"
#include "ui/case/case_session.h"
#include "ui/widgets/background_work.h"
#include "ui/widgets/path_string.h"
#include "ui/widgets/sentence_text.h"

#include <algorithm>
#include <exception>
#include <string>
#include <utility>
#include <variant>

namespace glioscope {

namespace fs = std::filesystem;

void ModelResult::addEntropy()
{
    if (std::optional<ScalarContent> entropy = entropyOf(maps)) {
        // Before a deviation, as in an ensemble.
        maps.insert(std::ranges::find(maps, ScalarMeaning::Deviation, &ScalarContent::meaning),
                    std::move(*entropy));
    }
}

void CaseSession::addMasks(const std::vector<fs::path>& files, const MaskReading& reading)
{
    if (!m_case || files.empty()) {
        return;
    }
    const auto read = [opened = m_case, files, reading] {
        return readMasks(files, opened->data, reading);
    };
    runInBackground(this, read, [this, opened = m_case, reading](const MaskOutcome& outcome) {
        if (opened == m_case) {  // else they are another case's
            takeMasks(outcome, reading);
        }
    });
}

void CaseSession::takeMasks(const MaskOutcome& outcome, const MaskReading& reading)
{
    QList<LayerId> added;
    for (const LoadedMask& mask : outcome.masks) {
        added << addMask(mask, reading);
    }
    if (outcome.question) {
        Q_EMIT maskSchemeNeeded(*outcome.question);
    }
    if (outcome.segments) {
        Q_EMIT segmentsNeeded(*outcome.segments, reading);
    }
    if (!outcome.sheared.empty()) {
        Q_EMIT masksSheared(outcome.sheared, outcome.shearedMm, reading);
    }
    Q_EMIT masksAdded(added, outcome.problems);
    askWhatIsMirrored();
}

LayerId CaseSession::addMask(const LoadedMask& mask, const MaskReading& reading)
{
    return addPlaced(freeName(mask.name), {.kind = Origin::Kind::File, .file = mask.file},
                     mask.placed, reading);
}

std::string CaseSession::freeName(const std::string& wanted) const
{
    const auto earlier = std::ranges::count_if(layers(), [&](const Layer& layer) {
        return layer.name == wanted || layer.name.starts_with(wanted + " (");
    });
    return earlier == 0 ? wanted : wanted + " (" + std::to_string(earlier + 1) + ")";
}

LayerId CaseSession::addResult(const QString& modelName, LabelContent result)
{
    return addResult({.model = modelName.toStdString(), .labels = std::move(result)});
}

LayerId CaseSession::addResult(ModelResult result)
{
    const std::string& model = result.model;
    const std::string name = freeName(model);
    const Origin origin = {
        .kind = Origin::Kind::Model, .model = model, .modelSha256 = result.modelSha256};
    return addWithMaps(name, origin, std::move(result));
}

LayerId CaseSession::addWithMaps(const std::string& name, const Origin& origin, ModelResult result)
{
    const LayerId id =
        m_document.add({.name = name, .content = std::move(result.labels), .origin = origin});
    addLackingMaps(id, result.maps);
    return id;
}

void CaseSession::addLackingMaps(LayerId result, const std::vector<ScalarContent>& maps)
{
    const Layer owner = *layer(result);
    for (const ScalarContent& map : maps) {
        const bool isThere =
            std::ranges::any_of(m_document.ownedBy(result), [&](const Layer* other) {
                return other->scalar() && other->scalar()->meaning == map.meaning &&
                       other->scalar()->structure == map.structure;
            });
        if (!isThere) {
            m_document.add({.name = owner.name + " " + shortName(map),
                            .content = map,
                            .origin = owner.origin,
                            .owner = result});
        }
    }
}

void CaseSession::addThresholded(LayerId result)
{
    std::vector<ThresholdedMap> maps;
    QStringList thresholds;
    for (const Layer* layer : m_document.ownedBy(result)) {
        const ScalarContent* map = layer->scalar();
        if (map && map->structure && hasThreshold(map->meaning)) {
            maps.push_back({map->values, map->perStep, *map->structure, layer->style.threshold});
            thresholds << QString::number(layer->style.threshold, 'f', 2);
        }
    }
    if (maps.empty()) {
        return;
    }
    const QString name = QStringLiteral("%1 %2").arg(QString::fromStdString(layer(result)->name),
                                                     thresholds.join(QLatin1Char('/')));
    const auto make = [maps] {
        return measured(std::make_shared<const LabelMap>(labelsAbove(maps)));
    };
    runInBackground(this, make, [this, result, name](const LabelContent& labels) {
        if (const Layer* from = layer(result)) {  // else the case or the result is gone
            m_document.add({.name = name.toStdString(),
                            .content = labels,
                            .origin = {.kind = Origin::Kind::Computed,
                                       .model = from->origin.model,
                                       .modelSha256 = from->origin.modelSha256,
                                       .from = result}});
        }
    });
}

std::vector<LayerId> CaseSession::membersOfMajority() const
{
    std::vector<LayerId> members;
    for (const Layer& layer : layers()) {
        const bool result =
            layer.origin.kind == Origin::Kind::Model || layer.origin.kind == Origin::Kind::File;
        if (layer.labels() && result) {
            members.push_back(layer.id);
        }
    }
    return members;
}

std::vector<LayerId> CaseSession::membersOfMean() const
{
    std::vector<LayerId> members = membersOfMajority();
    std::erase_if(members, [this](LayerId id) {
        return std::ranges::none_of(m_document.ownedBy(id), [](const Layer* map) {
            return map->scalar() && map->scalar()->meaning == ScalarMeaning::Probability;
        });
    });
    return members;
}

void CaseSession::addMajority(const std::vector<LayerId>& members)
{
    std::vector<std::shared_ptr<const LabelMap>> maps;
    for (const LayerId id : members) {
        if (const Layer* member = layer(id)) {
            maps.push_back(member->labels()->map);
        }
    }
    addEnsemble(members == membersOfMajority() ? tr("Majority of %1").arg(members.size())
                                               : tr("Majority of %1").arg(listOf(members)),
                members, [maps] {
                    return ModelResult{
                        .labels = measured(std::make_shared<const LabelMap>(majorityOf(maps)))};
                });
}

void CaseSession::addMean(const std::vector<LayerId>& members)
{
    std::vector<std::vector<ScalarContent>> maps;
    for (const LayerId id : members) {
        if (!layer(id)) {
            continue;
        }
        maps.emplace_back();
        for (const Layer* map : m_document.ownedBy(id)) {
            if (map->scalar()) {
                maps.back().push_back(*map->scalar());
            }
        }
    }
    addEnsemble(members == membersOfMean() ? tr("Mean of %1").arg(members.size())
                                           : tr("Mean of %1").arg(listOf(members)),
                members, [maps] {
                    ModelResult result{.maps = meanOf(maps)};
                    std::vector<ThresholdedMap> above;
                    for (const ScalarContent& map : result.maps) {
                        above.push_back({map.values, map.perStep, *map.structure, map.threshold});
                    }
                    result.labels = measured(std::make_shared<const LabelMap>(labelsAbove(above)));
                    result.addEntropy();
                    result.maps.push_back(deviationOf(maps));
                    return result;
                });
}

QString CaseSession::listOf(const std::vector<LayerId>& members) const
{
    QStringList names;
    for (const LayerId id : members) {
        if (const Layer* member = layer(id)) {
            names << QString::fromStdString(member->name);
        }
    }
    return names.join(QStringLiteral(", "));
}

void CaseSession::addEnsemble(const QString& name, const std::vector<LayerId>& members,
                              std::function<ModelResult()> make)
{
    const Origin origin = {.kind = Origin::Kind::Computed, .model = listOf(members).toStdString()};
    using Outcome = std::variant<ModelResult, QString>;
    const auto work = [make = std::move(make)]() -> Outcome {
        try {
            return make();
        } catch (const std::exception& error) {
            return shownFailure(error);
        }
    };
    const std::string wanted = name.toStdString();
    runInBackground(this, work, [this, opened = m_case, origin, wanted](const Outcome& outcome) {
        if (opened != m_case) {
            return;
        }
        if (const auto* problem = std::get_if<QString>(&outcome)) {
            Q_EMIT ensembleFailed(*problem);
            return;
        }
        ModelResult result = std::get<ModelResult>(outcome);
        addWithMaps(freeName(wanted), origin, std::move(result));
    });
}

void CaseSession::removeResult(LayerId id)
{
    if (const Layer* what = layer(id); what && what->origin.kind != Origin::Kind::Expert) {
        m_document.remove(id);
    }
}

void CaseSession::save(LayerId id, const fs::path& file)
{
    const Layer* what = layer(id);
    if (!what || !what->labels()) {
        Q_EMIT saveFailed(
            tr("The segmentation that was to be saved is not there any more; nothing "
               "was written."));
        return;
    }
    if (const QString refusal = refusalToSave(file); !refusal.isEmpty()) {
        Q_EMIT saveFailed(refusal);
        return;
    }
    const auto write = [map = what->labels()->map, file,
                        scheme = what->labels()->scheme]() -> QString {
        try {
            writeLabels(file, *map, scheme);
            return {};
        } catch (const std::exception& error) {
            return shownFailure(error);
        }
    };
    runInBackground(this, write, [this, id, mark = what->mark, file](const QString& failure) {
        if (!failure.isEmpty()) {
            Q_EMIT saveFailed(failure);
            return;
        }
        m_document.markSaved(id, mark);
        Q_EMIT saved(id, pathString(file));
    });
}

}  // namespace glioscope
