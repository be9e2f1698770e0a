#include "ui/training/train_fields.h"

#include "ui/widgets/text.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>

namespace glioscope {
namespace {

constexpr const char* kContext = "glioscope::TrainFields";

constexpr std::array kNorms = {FeatureNorm::None, FeatureNorm::Instance, FeatureNorm::Group,
                               FeatureNorm::BatchPerZ};
constexpr std::array kPrecisions = {Precision::Auto, Precision::Float32, Precision::BFloat16};

QVariant toVariant(int value)
{
    return value;
}
QVariant toVariant(double value)
{
    return value;
}
QVariant toVariant(bool value)
{
    return value;
}
QVariant toVariant(std::uint64_t value)
{
    return static_cast<int>(value);
}
QVariant toVariant(const std::string& value)
{
    return QString::fromStdString(value);
}
QVariant toVariant(const Index3& value)
{
    return QVariantList(value.begin(), value.end());
}
template <Keyed Choice>
QVariant toVariant(Choice choice)
{
    return toQString(key(choice));
}

void take(const QVariant& value, int& into)
{
    into = value.toInt();
}
void take(const QVariant& value, double& into)
{
    into = value.toDouble();
}
void take(const QVariant& value, bool& into)
{
    into = value.toBool();
}
void take(const QVariant& value, std::uint64_t& into)
{
    into = static_cast<std::uint64_t>(std::max(0, value.toInt()));
}
void take(const QVariant& value, std::string& into)
{
    into = value.toString().toStdString();
}
void take(const QVariant& value, Index3& into)
{
    const QVariantList edges = value.toList();
    for (std::size_t axis = 0; axis < into.size(); ++axis) {
        into[axis] = edges.value(static_cast<qsizetype>(axis)).toInt();
    }
}
template <Keyed Choice>
void take(const QVariant& value, Choice& into)
{
    into = fromKey<Choice>(value.toString().toStdString()).value_or(into);
}

template <const auto& Choices>
QStringList choiceKeys()
{
    QStringList keys;
    for (const auto choice : Choices) {
        keys << toVariant(choice).toString();
    }
    return keys;
}

QStringList kernels()
{
    return {QStringLiteral("3"), QStringLiteral("5")};
}

template <auto Member>
QVariant get(const TrainingConfig& config)
{
    return toVariant(config.*Member);
}
template <auto Member>
void set(TrainingConfig& config, const QVariant& value)
{
    take(value, config.*Member);
}
template <auto Member>
QVariant getNetwork(const TrainingConfig& config)
{
    return toVariant(config.network.*Member);
}
template <auto Member>
void setNetwork(TrainingConfig& config, const QVariant& value)
{
    take(value, config.network.*Member);
}

using C = TrainingConfig;
using N = NetworkConfig;

bool isVNet(const C& config)
{
    return config.network.kind == NetworkKind::VNet;
}

// lupdate finds these texts through the same mark; a name of two letters keeps the table readable.
constexpr const char* tr(const char* text)
{
    return text;
}

// clang-format off: a table, a row a setting
const TrainField kFields[] = {
    {"--network", tr("Network"), tr("Architecture"), false, getNetwork<&N::kind>,
     setNetwork<&N::kind>, choiceKeys<kAllNetworks>},
    {"--width", tr("Width"), tr("Filters of the first level, 1 to 256"), false,
     getNetwork<&N::baseWidth>, setNetwork<&N::baseWidth>},
    {"--window", tr("Window in voxels"),
     tr("Along i, j and k, that the network sees at once, 16 to 512 each"), false,
     get<&C::windowVoxels>, set<&C::windowVoxels>, nullptr, true},
    {"--batch", tr("Batch"), tr("Windows a step, 1 to 64"), false, get<&C::batch>, set<&C::batch>},
    {"--epochs", tr("Epochs"), tr("At least 1"), false, get<&C::epochs>, set<&C::epochs>},
    {"--steps", tr("Steps an epoch"), tr("At least 1"), false, get<&C::stepsPerEpoch>,
     set<&C::stepsPerEpoch>},
    {"--learning-rate", tr("Learning rate"), tr("Peak, above 0 and at most 1"), false,
     get<&C::learningRate>, set<&C::learningRate>},
    {"--loss", tr("Loss"), tr("What training makes smaller"), false, get<&C::loss>, set<&C::loss>,
     choiceKeys<kAllLosses>},
    {"--optimiser", tr("Optimiser"), tr("How weights follow the gradient"), false,
     get<&C::optimiser>, set<&C::optimiser>, choiceKeys<kAllOptimisers>},
    {"--schedule", tr("Schedule"), tr("Fall of the learning rate after the warm-up"), false,
     get<&C::rateDecay>, set<&C::rateDecay>, choiceKeys<kAllRateDecays>},
    {"--seed", tr("Random seed"),
     tr("Of weights, windows and augmentation; the same gives the same run"), false, get<&C::seed>,
     set<&C::seed>},
    {"--device", tr("Device"), tr("Automatic takes the first GPU where one works"), false,
     get<&C::device>, set<&C::device>},
    {"--precision", tr("Precision"), tr("Half precision is faster where the device has it"), false,
     get<&C::precision>, set<&C::precision>, choiceKeys<kPrecisions>},

    {"--validate-every", tr("Epochs per validation"),
     tr("Validation is on whole held-back volumes; at least 1"), true, get<&C::validateEveryEpochs>,
     set<&C::validateEveryEpochs>},
    {"--norm", tr("Normalisation"),
     tr("Of features; the one by slice is the reference's and fixes the window along k"), true,
     getNetwork<&N::norm>, setNetwork<&N::norm>, choiceKeys<kNorms>},
    {"--kernel", tr("Kernel"), tr("Edge of the VNet's convolutions in voxels"), true,
     getNetwork<&N::kernel>, setNetwork<&N::kernel>, kernels, false, isVNet},
    {"--dropout", tr("Dropout"), tr("VNet only, 0 to 0.9"), true, getNetwork<&N::dropout>,
     setNetwork<&N::dropout>, nullptr, false, isVNet},
    {"--deep-supervision", tr("Deep supervision"),
     tr("Also train outputs at half and quarter resolution"), true, get<&C::deepSupervision>,
     set<&C::deepSupervision>},
    {"--momentum", tr("Momentum"), tr("Of SGD, 0 to below 1"), true, get<&C::momentum>,
     set<&C::momentum>, nullptr, false,
     [](const C& c) { return c.optimiser == OptimiserKind::Sgd; }},
    {"--warm-up", tr("Warm-up steps"), tr("Until the peak learning rate, at least 0"), true,
     get<&C::warmUpSteps>, set<&C::warmUpSteps>},
    {"--weight-decay", tr("Weight decay"), tr("From 0 to below 1"), true, get<&C::weightDecay>,
     set<&C::weightDecay>},
    {"--ema-decay", tr("Weight averaging"),
     tr("Decay of the averaged weights that are validated and kept, from 0 to below 1"), true,
     get<&C::emaDecay>, set<&C::emaDecay>},
    {"--gradient-clip", tr("Gradient clip"), tr("Largest norm of the gradient; 0 for none"), true,
     get<&C::gradientClip>, set<&C::gradientClip>},
    {"--foreground-share", tr("Tumour share"), tr("Share of windows centred on tumour, 0 to 1"),
     true, get<&C::foregroundShare>, set<&C::foregroundShare>, nullptr, true},
    {"--synthetic-share", tr("Phantom share"), tr("Share of windows from phantoms, 0 to 1"), true,
     get<&C::syntheticShare>, set<&C::syntheticShare>, nullptr, true},
    {"--augmentation", tr("Augmentation"),
     tr("Windows are flipped, turned, scaled and changed in intensity"), true,
     [](const C& c) { return toVariant(c.augmentation.enabled); },
     [](C& c, const QVariant& value) { c.augmentation.enabled = value.toBool(); }, nullptr, true},
    {"--mirror-averaging", tr("Mirror averaging"),
     tr("The model also runs on the left-right mirrored volume and averages"), true,
     get<&C::mirrorAveraging>, set<&C::mirrorAveraging>},
    {"--larger-windows", tr("Larger windows"),
     tr("The model may run on larger windows than it was trained on, as memory allows"), true,
     get<&C::largerWindows>, set<&C::largerWindows>, nullptr, true},
    {"--smallest-part", tr("Smallest part, share"),
     tr("The model leaves out separate parts of the tumour below this share of the largest, 0 to "
        "1; 0 keeps all"),
     true, get<&C::smallestPart>, set<&C::smallestPart>, nullptr, true},
    {"--fill-core", tr("Fill core"),
     tr("The model counts oedema that the tumour core encloses as necrotic core"), true,
     get<&C::fillCore>, set<&C::fillCore>, nullptr, true},
};

constexpr std::pair<const char*, const char*> kChoiceTexts[] = {
    {"unet", tr("UNet")},
    {"resunet", tr("ResUNet")},
    {"vnet", tr("VNet")},
    {"none", tr("None")},
    {"instance", tr("By instance")},
    {"group", tr("By group")},
    {"batch-per-z", tr("By slice, as the reference")},
    {"soft-dice", tr("Soft Dice")},
    {"dice-bce", tr("Dice and cross-entropy by region")},
    {"dice-ce", tr("Dice and cross-entropy by class")},
    {"focal", tr("Focal")},
    {"reference", tr("As the reference")},
    {"fast", tr("Fast look")},
    {"best", tr("Best")},
    {"adam", tr("Adam")},
    {"adamw", tr("AdamW")},
    {"sgd", tr("SGD with Nesterov's momentum")},
    {"polynomial", tr("Polynomial")},
    {"cosine", tr("Cosine")},
    {"constant", tr("Constant")},
    {"auto", tr("Automatic")},
    {"fp32", tr("Full (fp32)")},
    {"bf16", tr("Half (bf16)")},
    {"cpu", tr("Processor (cpu)")},
};
// clang-format on

QString argumentText(const QVariant& value)
{
    return value.typeId() == QMetaType::Double ? QString::number(value.toDouble(), 'g', 12)
                                               : value.toString();
}

QStringList argumentsOf(const TrainField& field, const QVariant& value)
{
    const QString option = QString::fromLatin1(field.option);
    if (value.typeId() == QMetaType::Bool) {
        return {value.toBool() ? option : QStringLiteral("--no-") + option.mid(2)};
    }
    QStringList arguments = {option};
    if (value.typeId() == QMetaType::QVariantList) {
        for (const QVariant& each : value.toList()) {
            arguments << argumentText(each);
        }
        return arguments;
    }
    return arguments << argumentText(value);
}

}  // namespace

std::span<const TrainField> trainFields()
{
    return kFields;
}

QString fieldText(const char* source)
{
    return QCoreApplication::translate(kContext, source);
}

QString choiceText(const QString& key)
{
    const auto* found = std::ranges::find_if(
        kChoiceTexts, [&](const auto& pair) { return key == QLatin1String(pair.first); });
    return found == std::end(kChoiceTexts) ? key : fieldText(found->second);
}

QStringList trainArguments(Recipe recipe, const TrainingConfig& config)
{
    const QString recipeKey = toQString(key(recipe));
    const TrainingConfig base = recipeConfig(recipe, config.network.kind);
    QStringList arguments = {QStringLiteral("--recipe"), recipeKey};
    for (const TrainField& field : trainFields()) {
        const QVariant value = field.get(config);
        // A recipe chooses its own network where none is named.
        if (value != field.get(base) || QLatin1String(field.option) == QLatin1String("--network")) {
            arguments += argumentsOf(field, value);
        }
    }
    if (config.fold > 0) {
        arguments << QStringLiteral("--fold") << QString::number(config.fold);
    }
    if (!config.heldBackCases.empty()) {
        arguments << QStringLiteral("--hold-back");
        for (const std::string& name : config.heldBackCases) {
            arguments << QString::fromStdString(name);
        }
    }
    if (!config.startFrom.empty()) {
        arguments << QStringLiteral("--start-from")
                  << QString::fromStdString(config.startFrom.string());
    }
    if (!config.modelName.empty()) {
        arguments << QStringLiteral("--name") << QString::fromStdString(config.modelName);
    }
    return arguments;
}

TrainingConfig withEdits(const TrainingConfig& to, const TrainingConfig& edited,
                         const TrainingConfig& from)
{
    TrainingConfig result = to;
    for (const TrainField& field : trainFields()) {
        const QVariant value = field.get(edited);
        if (value != field.get(from)) {
            field.set(result, value);
        }
    }
    result.startFrom = edited.startFrom;
    result.fold = edited.fold;
    result.heldBackCases = edited.heldBackCases;
    result.modelName = edited.modelName;
    return result;
}

}  // namespace glioscope
