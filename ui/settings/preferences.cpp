#include "ui/settings/preferences.h"

#include <QSettings>

#include <algorithm>

namespace glioscope {
namespace {

template <typename Enum>
Enum readEnum(const QSettings& settings, const QString& key, Enum fallback, Enum last)
{
    bool isNumber = false;
    const int value = settings.value(key).toInt(&isNumber);
    return isNumber && value >= 0 && value <= static_cast<int>(last) ? static_cast<Enum>(value)
                                                                     : fallback;
}

template <typename Enum>
void writeEnum(QSettings& settings, const QString& key, Enum value)
{
    settings.setValue(key, static_cast<int>(value));
}

double readShare(const QSettings& settings, const QString& key, double fallback)
{
    bool isNumber = false;
    const double value = settings.value(key).toDouble(&isNumber);
    return isNumber && value >= 0 && value <= 1 ? value : fallback;
}

/// "300 500"
QString partsText(const std::vector<double>& parts)
{
    QStringList texts;
    for (const double part : parts) {
        texts << QString::number(part, 'f', 0);
    }
    return texts.join(QLatin1Char(' '));
}

/// None where one is no number above 0.
std::vector<double> partsFrom(const QString& text)
{
    std::vector<double> parts;
    for (const QString& part : text.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const double value = part.toDouble();
        if (!(value >= 1 && value < 1e6)) {
            return {};
        }
        parts.push_back(value);
    }
    return parts;
}

/// "four-views: 300 500; 400 400" each: layout, rows, columns.
QStringList sharesTexts(const QMap<QString, PaneShares>& shares)
{
    QStringList texts;
    for (auto it = shares.begin(); it != shares.end(); ++it) {
        texts << QStringLiteral("%1: %2; %3")
                     .arg(it.key(), partsText(it->rows), partsText(it->columns));
    }
    return texts;
}

QMap<QString, PaneShares> readShares(const QStringList& texts)
{
    QMap<QString, PaneShares> shares;
    for (const QString& text : texts) {
        const QString parts = text.section(QLatin1Char(':'), 1);
        shares[text.section(QLatin1Char(':'), 0, 0)] = {
            .rows = partsFrom(parts.section(QLatin1Char(';'), 0, 0)),
            .columns = partsFrom(parts.section(QLatin1Char(';'), 1))};
    }
    return shares;
}

namespace keys {
const QString kPreset = QStringLiteral("mouse/preset");
const QString kAppearance = QStringLiteral("window/appearance");
const QString kGeometry = QStringLiteral("window/geometry");
const QString kLayout = QStringLiteral("window/layout");
const QString kKeepWindowLevel = QStringLiteral("view/keepWindowLevel");
const QString kConvention = QStringLiteral("view/convention");
const QString kInterpolation = QStringLiteral("view/interpolation");
const QString kCrosshair = QStringLiteral("view/crosshair");
const QString kPaneLayout = QStringLiteral("panes/layout");
const QString kPaneShares = QStringLiteral("panes/shares");
const QString kPanePlane = QStringLiteral("panes/plane");
const QString kOverlayMode = QStringLiteral("overlay/mode");
const QString kOverlayKind = QStringLiteral("overlay/kind");
const QString kPalette = QStringLiteral("overlay/palette");
const QString kOpacity = QStringLiteral("overlay/opacity");
const QString kSurfaces = QStringLiteral("surfaces/visible");
const QString kSurfaceOpacity = QStringLiteral("surfaces/opacity");
const QString kSlicePlanes = QStringLiteral("surfaces/slicePlanes");
const QString kRecent = QStringLiteral("files/recent");
const QString kLastFolder = QStringLiteral("files/lastFolder");
const QString kLastSaveFolder = QStringLiteral("files/lastSaveFolder");
const QString kModel = QStringLiteral("segmentation/model");
const QString kDevice = QStringLiteral("segmentation/device");
const QString kPrecision = QStringLiteral("segmentation/precision");
const QString kTrainingDataset = QStringLiteral("training/dataset");
const QString kTrainingPatches = QStringLiteral("training/patches");
const QString kTrainingRun = QStringLiteral("training/run");
const QString kTrainingStarted = QStringLiteral("training/started");
const QString kTrainingGoing = QStringLiteral("training/going");  // as it was called before
const QString kTrainingRecipe = QStringLiteral("training/recipe");
const QString kTrainingSettings = QStringLiteral("training/settings");
}  // namespace keys

}  // namespace

Preferences readPreferences(const QSettings& s)
{
    Preferences p;
    p.mousePreset = readEnum(s, keys::kPreset, p.mousePreset, MousePreset::Research);
    p.appearance = readEnum(s, keys::kAppearance, p.appearance, Appearance::Dark);
    p.keepWindowLevel = s.value(keys::kKeepWindowLevel, p.keepWindowLevel).toBool();
    p.overlay.mode = readEnum(s, keys::kOverlayMode, p.overlay.mode, OverlayMode::FillAndOutline);
    p.overlay.kind = readEnum(s, keys::kOverlayKind, p.overlay.kind, OverlayKind::Regions);
    p.overlay.palette = readEnum(s, keys::kPalette, p.overlay.palette, Palette::ColourBlindSafe);
    p.overlay.opacity = readShare(s, keys::kOpacity, p.overlay.opacity);
    p.surfaces.visible = s.value(keys::kSurfaces, p.surfaces.visible).toBool();
    p.surfaces.opacity = readShare(s, keys::kSurfaceOpacity, p.surfaces.opacity);
    p.surfaces.slicePlanes = s.value(keys::kSlicePlanes, p.surfaces.slicePlanes).toBool();
    p.convention = readEnum(s, keys::kConvention, p.convention, Convention::Neurological);
    p.interpolation = readEnum(s, keys::kInterpolation, p.interpolation, Interpolation::Linear);
    p.crosshairVisible = s.value(keys::kCrosshair, p.crosshairVisible).toBool();
    p.panes.layout = s.value(keys::kPaneLayout).toString();
    p.panes.plane = readEnum(s, keys::kPanePlane, p.panes.plane, SlicePlane::Sagittal);
    p.panes.shares = readShares(s.value(keys::kPaneShares).toStringList());
    p.recent = s.value(keys::kRecent).toStringList().mid(0, kRecentCases);
    p.lastFolder = s.value(keys::kLastFolder).toString();
    p.lastSaveFolder = s.value(keys::kLastSaveFolder).toString();
    p.model = s.value(keys::kModel).toString();
    p.device = s.value(keys::kDevice).toString();
    p.precision = s.value(keys::kPrecision).toString();
    p.training = {
        .dataset = s.value(keys::kTrainingDataset).toString(),
        .patches = s.value(keys::kTrainingPatches).toString(),
        .run = s.value(keys::kTrainingRun).toString(),
        .started = s.value(keys::kTrainingStarted, s.value(keys::kTrainingGoing)).toString(),
        .recipe = s.value(keys::kTrainingRecipe).toString(),
        .settings = s.value(keys::kTrainingSettings).toString()};
    p.geometry = s.value(keys::kGeometry).toByteArray();
    p.layout = s.value(keys::kLayout).toByteArray();
    return p;
}

void writePreferences(QSettings& s, const Preferences& p)
{
    writeEnum(s, keys::kPreset, p.mousePreset);
    writeEnum(s, keys::kAppearance, p.appearance);
    s.setValue(keys::kKeepWindowLevel, p.keepWindowLevel);
    writeEnum(s, keys::kOverlayMode, p.overlay.mode);
    writeEnum(s, keys::kOverlayKind, p.overlay.kind);
    writeEnum(s, keys::kPalette, p.overlay.palette);
    s.setValue(keys::kOpacity, p.overlay.opacity);
    s.setValue(keys::kSurfaces, p.surfaces.visible);
    s.setValue(keys::kSurfaceOpacity, p.surfaces.opacity);
    s.setValue(keys::kSlicePlanes, p.surfaces.slicePlanes);
    writeEnum(s, keys::kConvention, p.convention);
    writeEnum(s, keys::kInterpolation, p.interpolation);
    s.setValue(keys::kCrosshair, p.crosshairVisible);
    s.setValue(keys::kPaneLayout, p.panes.layout);
    writeEnum(s, keys::kPanePlane, p.panes.plane);
    s.setValue(keys::kPaneShares, sharesTexts(p.panes.shares));
    s.setValue(keys::kRecent, p.recent);
    s.setValue(keys::kLastFolder, p.lastFolder);
    s.setValue(keys::kLastSaveFolder, p.lastSaveFolder);
    s.setValue(keys::kModel, p.model);
    s.setValue(keys::kDevice, p.device);
    s.setValue(keys::kPrecision, p.precision);
    s.setValue(keys::kTrainingDataset, p.training.dataset);
    s.setValue(keys::kTrainingPatches, p.training.patches);
    s.setValue(keys::kTrainingRun, p.training.run);
    s.setValue(keys::kTrainingStarted, p.training.started);
    s.setValue(keys::kTrainingRecipe, p.training.recipe);
    s.setValue(keys::kTrainingSettings, p.training.settings);
    s.setValue(keys::kGeometry, p.geometry);
    s.setValue(keys::kLayout, p.layout);
}

void addRecent(Preferences& preferences, const QString& path)
{
    preferences.recent.removeAll(path);
    preferences.recent.prepend(path);
    preferences.recent = preferences.recent.mid(0, kRecentCases);
}

void takeFrom(Preferences& preferences, const ViewState& state)
{
    preferences.overlay = state.overlayOf(state.document().styleOf(LayerKind::Labels));
    preferences.surfaces = state.surfaces();
    preferences.convention = state.convention();
    preferences.interpolation = state.interpolation();
    preferences.crosshairVisible = state.crosshairVisible();
}

void applyTo(ViewState& state, const Preferences& preferences)
{
    state.setOverlay(preferences.overlay);
    state.setSurfaces(preferences.surfaces);
    state.setConvention(preferences.convention);
    state.setInterpolation(preferences.interpolation);
    state.setCrosshairVisible(preferences.crosshairVisible);
}

}  // namespace glioscope
