#include "ui/settings/window_level_presets.h"

#include <cmath>

namespace glioscope {
namespace {

constexpr double kMostWidth = 1000;  // times the automatic window
constexpr double kMostShift = 1000;

std::size_t indexOf(WindowPreset preset, Sequence sequence)
{
    return static_cast<std::size_t>(preset) * 4 + static_cast<std::size_t>(sequence);
}

/// Lesions are dark in T1, where they lie below grey matter, and bright elsewhere.
WindowLevelChange begun(WindowPreset preset, Sequence sequence)
{
    switch (preset) {
    case WindowPreset::Standard: return {};
    case WindowPreset::Contrast: return {.width = 0.5, .shift = 0};
    case WindowPreset::Lesion:
        return {.width = 0.7, .shift = sequence == Sequence::T1 ? -0.15 : 0.2};
    case WindowPreset::Wide: return {.width = 2, .shift = 0.3};
    }
    return {};
}

}  // namespace

WindowLevelPresets::WindowLevelPresets()
{
    for (std::size_t i = 0; i < m_changes.size(); ++i) {
        m_changes[i] = begun(static_cast<WindowPreset>(i / 4), static_cast<Sequence>(i % 4));
    }
}

WindowLevelChange WindowLevelPresets::of(WindowPreset preset, Sequence sequence) const
{
    return m_changes[indexOf(preset, sequence)];
}

void WindowLevelPresets::keep(WindowPreset preset, Sequence sequence, WindowLevelChange change)
{
    m_changes[indexOf(preset, sequence)] = change;
}

QStringList WindowLevelPresets::texts() const
{
    QStringList texts;
    const WindowLevelPresets begin;
    for (std::size_t i = 0; i < m_changes.size(); ++i) {
        if (!(m_changes[i] == begin.m_changes[i])) {
            texts << QStringLiteral("%1 %2 %3")
                         .arg(i)
                         .arg(m_changes[i].width, 0, 'g', 17)
                         .arg(m_changes[i].shift, 0, 'g', 17);
        }
    }
    return texts;
}

WindowLevelPresets WindowLevelPresets::from(const QStringList& texts)
{
    WindowLevelPresets presets;
    for (const QString& text : texts) {
        const QStringList parts = text.split(QLatin1Char(' '));
        bool isNumber = false;
        const uint number = parts.value(0).toUInt(&isNumber);
        const double width = parts.value(1).toDouble();
        const double shift = parts.value(2).toDouble();
        if (isNumber && number < presets.m_changes.size() && width > 0 && width < kMostWidth &&
            std::abs(shift) < kMostShift) {
            presets.m_changes[number] = {.width = width, .shift = shift};
        }
    }
    return presets;
}

}  // namespace glioscope
