#pragma once

// The language of the windows, of Qt's own buttons and of what stands in panes, and with it the
// decimal separator and the dates that windows show. Files, jobs and settings know none.

#include <QLocale>
#include <QString>
#include <QTranslator>

namespace glioscope {

enum class Language { System, English, Spanish };

/// The first of the system's languages that there is; English where there is none of them.
[[nodiscard]] Language languageOf(const QLocale& system);

/// As long as it lives, whatever is made and shown speaks the language: one at a time, made on the
/// GUI thread before the first widget, since what is there already keeps its texts.
class Translation {
public:
    explicit Translation(Language chosen, const QLocale& system = QLocale::system());
    ~Translation();
    Translation(const Translation&) = delete;
    Translation& operator=(const Translation&) = delete;

    /// Never System.
    [[nodiscard]] Language language() const { return m_language; }

private:
    Language m_language;
    QLocale m_before;  ///< of numbers and dates
    QTranslator m_ours;
    QTranslator m_ofQt;
};

}  // namespace glioscope
