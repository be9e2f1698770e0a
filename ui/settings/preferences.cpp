#include "ui/settings/preferences.h"

#include "segmentation/jobs/segment_settings.h"
#include "ui/widgets/setting_text.h"

#include <QSettings>

#include <type_traits>

namespace glioscope {
namespace {

/// What is foreign or out of range changes nothing; the numbers that are remembered are shares.
template <typename T>
void take(const QVariant& stored, T& into)
{
    if constexpr (std::is_same_v<T, double>) {
        bool isNumber = false;
        const double value = stored.toDouble(&isNumber);
        into = isNumber && value >= 0 && value <= 1 ? value : into;
    } else if (stored.isValid()) {
        into = stored.value<T>();
    }
}
template <typename Enum>
void takeUpTo(Enum last, const QVariant& stored, Enum& into)
{
    bool isNumber = false;
    const int value = stored.toInt(&isNumber);
    into = isNumber && value >= 0 && value <= int(last) ? static_cast<Enum>(value) : into;
}

struct Remembered {
    const char* key;
    const char* former;  ///< key of an earlier version, read where `key` is missing; may be null
    void (*read)(Preferences& preferences, const QVariant& stored);
    QVariant (*write)(const Preferences& preferences);
};

template <auto... path>
constexpr Remembered remembered(const char* key, const char* former = nullptr)
{
    return {key, former, [](Preferences& p, const QVariant& value) { take(value, (p.*....*path)); },
            [](const Preferences& p) { return QVariant((p.*....*path)); }};
}
/// Of an enum whose values go up to `last`.
template <auto last, auto... path>
constexpr Remembered rememberedUpTo(const char* key)
{
    return {key, nullptr,
            [](Preferences& p, const QVariant& value) { takeUpTo(last, value, (p.*....*path)); },
            [](const Preferences& p) { return QVariant(int((p.*....*path))); }};
}

using P = Preferences;
using T = TrainingFolders;

constexpr Remembered kRemembered[] = {
    rememberedUpTo<MousePreset::Research, &P::mousePreset>("mouse/preset"),
    rememberedUpTo<Appearance::Dark, &P::appearance>("window/appearance"),
    rememberedUpTo<Language::Spanish, &P::language>("window/language"),
    remembered<&P::geometry>("window/geometry"),
    remembered<&P::layout>("window/layout"),
    remembered<&P::keepWindowLevel>("view/keepWindowLevel"),
    remembered<&P::valuesAtClick>("view/valuesAtClick"),
    rememberedUpTo<Convention::Neurological, &P::convention>("view/convention"),
    rememberedUpTo<Interpolation::Linear, &P::interpolation>("view/interpolation"),
    remembered<&P::crosshairVisible>("view/crosshair"),
    rememberedUpTo<OverlayMode::FillAndOutline, &P::overlay, &OverlayStyle::mode>("overlay/mode"),
    rememberedUpTo<OverlayKind::Regions, &P::overlay, &OverlayStyle::kind>("overlay/kind"),
    rememberedUpTo<Palette::ColourBlindSafe, &P::overlay, &OverlayStyle::palette>(
        "overlay/palette"),
    remembered<&P::overlay, &OverlayStyle::opacity>("overlay/opacity"),
    remembered<&P::surfaces, &SurfaceStyle::visible>("surfaces/visible"),
    remembered<&P::surfaces, &SurfaceStyle::opacity>("surfaces/opacity"),
    remembered<&P::surfaces, &SurfaceStyle::slicePlanes>("surfaces/slicePlanes"),
    remembered<&P::surfaces, &SurfaceStyle::cutOpen>("surfaces/cutOpen"),
    rememberedUpTo<BrainLook::Volume, &P::surfaces, &SurfaceStyle::brain>("surfaces/brain"),
    remembered<&P::panes, &PanePreferences::layout>("panes/layout"),
    rememberedUpTo<SlicePlane::Sagittal, &P::panes, &PanePreferences::plane>("panes/plane"),
    remembered<&P::recent>("files/recent"),
    remembered<&P::keepRecent>("files/keepRecent"),
    remembered<&P::allCaseColumns>("cases/allColumns"),
    remembered<&P::doneCases>("cases/done"),
    remembered<&P::lastFolder>("files/lastFolder"),
    remembered<&P::lastSaveFolder>("files/lastSaveFolder"),
    remembered<&P::models>("segmentation/models", "segmentation/model"),
    remembered<&P::ranoTargets>("measurements/ranoTargets"),
    remembered<&P::ranoWithNecrosis>("measurements/ranoWithNecrosis"),
    remembered<&P::training, &T::dataset>("training/dataset"),
    remembered<&P::training, &T::patches>("training/patches"),
    remembered<&P::training, &T::run>("training/run"),
    remembered<&P::training, &T::started>("training/started", "training/going"),
    remembered<&P::training, &T::recipe>("training/recipe"),
    remembered<&P::training, &T::settings>("training/settings"),
};

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

/// "unet 1.234" each.
QStringList secondsTexts(const QMap<QString, double>& seconds)
{
    QStringList texts;
    for (auto it = seconds.begin(); it != seconds.end(); ++it) {
        texts << QStringLiteral("%1 %2").arg(it.key()).arg(it.value(), 0, 'f', 3);
    }
    return texts;
}

QMap<QString, double> readSeconds(const QStringList& texts)
{
    QMap<QString, double> seconds;
    for (const QString& text : texts) {
        const double value = text.section(QLatin1Char(' '), -1).toDouble();
        if (value > 0 && value < 1e6) {
            seconds[text.section(QLatin1Char(' '), 0, -2)] = value;
        }
    }
    return seconds;
}

/// "0123…ef mirrored" or "0123…ef stated" each.
QStringList mirroredTexts(const QHash<QString, bool>& mirrored)
{
    QStringList texts;
    for (auto it = mirrored.begin(); it != mirrored.end(); ++it) {
        texts << it.key() + (it.value() ? QStringLiteral(" mirrored") : QStringLiteral(" stated"));
    }
    texts.sort();
    return texts;
}

QHash<QString, bool> readMirrored(const QStringList& texts)
{
    QHash<QString, bool> mirrored;
    for (const QString& text : texts) {
        const QString answer = text.section(QLatin1Char(' '), 1);
        if (answer == QStringLiteral("mirrored") || answer == QStringLiteral("stated")) {
            mirrored[text.section(QLatin1Char(' '), 0, 0)] = answer == QStringLiteral("mirrored");
        }
    }
    return mirrored;
}

/// "2026-11-27T17:35:00 /path" each.
QStringList timesTexts(const QHash<QString, QDateTime>& times)
{
    QStringList texts;
    for (auto it = times.begin(); it != times.end(); ++it) {
        texts << it.value().toString(Qt::ISODate) + QLatin1Char(' ') + it.key();
    }
    texts.sort();
    return texts;
}

QHash<QString, QDateTime> readTimes(const QStringList& texts)
{
    QHash<QString, QDateTime> times;
    for (const QString& text : texts) {
        const auto time = QDateTime::fromString(text.section(QLatin1Char(' '), 0, 0), Qt::ISODate);
        if (time.isValid()) {
            times[text.section(QLatin1Char(' '), 1)] = time;
        }
    }
    return times;
}

const QString kMirrored = QStringLiteral("files/mirrored");
const QString kRecentTimes = QStringLiteral("files/recentTimes");
const QString kModelSeconds = QStringLiteral("segmentation/seconds");
const QString kWindowPresetTexts = QStringLiteral("view/windowPresets");
const QString kPaneShares = QStringLiteral("panes/shares");

QString keyOf(const SegmentSetting& setting)
{
    return QLatin1String("segmentation/") + QLatin1String(setting.key);
}

}  // namespace

Preferences readPreferences(const QSettings& s)
{
    Preferences p;
    for (const Remembered& each : kRemembered) {
        const bool isOld = each.former && !s.contains(QLatin1String(each.key));
        each.read(p, s.value(QLatin1String(isOld ? each.former : each.key)));
    }
    p.panes.shares = readShares(s.value(kPaneShares).toStringList());
    p.mirrored = readMirrored(s.value(kMirrored).toStringList());
    p.modelSeconds = readSeconds(s.value(kModelSeconds).toStringList());
    p.recentTimes = readTimes(s.value(kRecentTimes).toStringList());
    p.windowPresets = WindowLevelPresets::from(s.value(kWindowPresetTexts).toStringList());
    p.recent = p.recent.mid(0, kRecentCases);
    for (const SegmentSetting& setting : segmentSettings()) {
        const QVariant value = s.value(keyOf(setting));
        if (setting.label && !value.toString().isEmpty()) {
            const SettingValue now = setting.member.read(p.segmentation);
            (void)setting.member.write(p.segmentation, fromVariant(value, now));
        }
    }
    return p;
}

void writePreferences(QSettings& s, const Preferences& p)
{
    for (const Remembered& each : kRemembered) {
        s.setValue(QLatin1String(each.key), each.write(p));
    }
    s.setValue(kRecentTimes, timesTexts(p.recentTimes));
    s.setValue(kMirrored, mirroredTexts(p.mirrored));
    s.setValue(kModelSeconds, secondsTexts(p.modelSeconds));
    s.setValue(kPaneShares, sharesTexts(p.panes.shares));
    s.setValue(kWindowPresetTexts, p.windowPresets.texts());
    for (const SegmentSetting& setting : segmentSettings()) {
        if (setting.label) {
            s.setValue(keyOf(setting), toVariant(setting.member.read(p.segmentation)));
        }
    }
}

void addRecent(Preferences& preferences, const QString& path)
{
    preferences.recent.removeAll(path);
    preferences.recent.prepend(path);
    preferences.recent = preferences.recent.mid(0, kRecentCases);
    preferences.recentTimes[path] = QDateTime::currentDateTime();
    preferences.recentTimes.removeIf([&](const QHash<QString, QDateTime>::iterator& each) {
        return !preferences.recent.contains(each.key());
    });
}

void removeRecent(Preferences& preferences, const QString& path)
{
    preferences.recent.removeAll(path);
    preferences.recentTimes.remove(path);
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
