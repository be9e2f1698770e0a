#include "ui/settings/language.h"

#include "viewer/state/pane_language.h"

#include <QCoreApplication>
#include <QLibraryInfo>

namespace glioscope {
namespace {

/// The system's own where it is of that language, as Mexico's numbers differ from Spain's.
QLocale localeOf(Language language, const QLocale& system)
{
    const QLocale::Language own = system.language();
    if (language == Language::Spanish) {
        return own == QLocale::Spanish ? system : QLocale(QLocale::Spanish, QLocale::Spain);
    }
    return own == QLocale::English || own == QLocale::C ? system : QLocale(QLocale::English);
}

std::string translatedText(const char* context, const char* english)
{
    return QCoreApplication::translate(context, english).toStdString();
}

}  // namespace

Language languageOf(const QLocale& system)
{
    for (const QString& tag : system.uiLanguages()) {
        const QString language = tag.section(QLatin1Char('-'), 0, 0);
        if (language == QLatin1String("es")) {
            return Language::Spanish;
        }
        if (language == QLatin1String("en")) {
            return Language::English;
        }
    }
    return Language::English;
}

Translation::Translation(Language chosen, const QLocale& system)
    : m_language(chosen == Language::System ? languageOf(system) : chosen)
{
    const QLocale locale = localeOf(m_language, system);
    QLocale::setDefault(locale);
    if (m_language == Language::Spanish) {
        // Where Qt's own texts are not installed its buttons stay English.
        if (m_ofQt.load(QStringLiteral("qtbase_es"),
                        QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
            QCoreApplication::installTranslator(&m_ofQt);
        }
        if (m_ours.load(QStringLiteral(":/translations/glioscope_es.qm"))) {
            QCoreApplication::installTranslator(&m_ours);
        }
    }
    setPaneLanguage(
        {.translate = translatedText, .decimalSeparator = locale.decimalPoint().toStdString()});
}

Translation::~Translation()
{
    setPaneLanguage({});
    QCoreApplication::removeTranslator(&m_ours);
    QCoreApplication::removeTranslator(&m_ofQt);
    QLocale::setDefault(m_before);
}

}  // namespace glioscope
