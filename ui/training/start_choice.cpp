#include "ui/training/start_choice.h"

#include "ui/widgets/text.h"

#include <QSignalBlocker>

#include <algorithm>
#include <utility>

namespace glioscope {
namespace {

QString nameOf(const ModelContract& model)
{
    return QString::fromStdString(model.name);
}

QString networkText(const NetworkConfig& network)
{
    return toQString(displayName(network.kind));
}

}  // namespace

TrainingConfig withNetworkOf(const ModelContract& model, const TrainingConfig& config)
{
    TrainingConfig result = config;
    result.network = model.network;
    result.network.dropout = config.network.dropout;
    return result;
}

StartChoice::StartChoice(QWidget* parent) : QComboBox(parent)
{
    setObjectName(QStringLiteral("startFrom"));
    setAccessibleName(tr("Weights the run begins with"));
    setToolTip(
        tr("A model that has learned from other cases needs fewer steps. None of the cases it was "
           "trained on can be held back."));
    refill();
    connect(this, &QComboBox::currentIndexChanged, this, &StartChoice::changed);
}

const ModelContract* StartChoice::model() const
{
    const std::string name = currentData().toString().toStdString();
    const auto found = std::ranges::find(m_models, name, &ModelContract::name);
    return name.empty() || found == m_models.end() ? nullptr : &*found;
}

QString StartChoice::problem(const TrainingConfig& config) const
{
    const ModelContract* start = model();
    if (!start) {
        return {};
    }
    if (!(withNetworkOf(*start, config).network == config.network)) {
        return tr("The run starts from %1, a %2 of width %3, and its network differs; choose the "
                  "same network, width, kernel and normalisation, or start from random weights.")
            .arg(nameOf(*start), networkText(start->network))
            .arg(start->network.baseWidth);
    }
    for (const std::string& name : config.heldBackCases) {
        if (std::ranges::find(start->trainingCases, name) != start->trainingCases.end()) {
            return tr("%1 was trained on %2, which is held back here; hold back other cases, or "
                      "start from another model.")
                .arg(nameOf(*start), QString::fromStdString(name));
        }
    }
    return {};
}

void StartChoice::setModels(const std::vector<ModelContract>& models)
{
    m_models = models;
    refill();
}

void StartChoice::setReadyMade(bool readyMade)
{
    if (std::exchange(m_readyMade, readyMade) != readyMade) {
        refill();
    }
}

/// A choice that is there no more becomes random weights, which is said as a change.
void StartChoice::refill()
{
    const QString chosen = currentData().toString();
    const OutputKind outputs = m_readyMade ? OutputKind::Labels : OutputKind::Regions;
    {
        const QSignalBlocker quiet(this);
        clear();
        addItem(tr("Random weights"), QString());
        for (const ModelContract& model : m_models) {
            // The norm by channel exists for imported weights alone, and a run trains one network.
            if (model.outputKind == outputs && model.network.norm != FeatureNorm::Batch &&
                model.members.empty()) {
                addItem(tr("Model %1: %2, width %3")
                            .arg(nameOf(model), networkText(model.network))
                            .arg(model.network.baseWidth),
                        nameOf(model));
            }
        }
        setCurrentIndex(std::max(0, findData(chosen)));
    }
    if (currentData().toString() != chosen) {
        Q_EMIT changed();
    }
}

}  // namespace glioscope
