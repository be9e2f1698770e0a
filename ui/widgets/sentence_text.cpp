#include "ui/widgets/sentence_text.h"

#include "segmentation/system/error.h"
#include "ui/widgets/number_text.h"
#include "ui/widgets/shown_names.h"
#include "ui/widgets/text.h"

#include <QCoreApplication>

namespace glioscope {
namespace {

constexpr const char* kContext = "glioscope::Sentence";

QString shownArgument(const Sentence::Argument& argument)
{
    if (const auto* number = std::get_if<Sentence::Number>(&argument)) {
        return withDecimalSeparators(toQString(number->text));
    }
    if (const auto* part = std::get_if<Sentence>(&argument)) {
        return shownSentence(*part);
    }
    return toQString(std::get<std::string>(argument));
}

}  // namespace

QString shownSentence(const Sentence& sentence)
{
    if (sentence.pattern().empty()) {
        return toQString(sentence.text());
    }
    const QString english = toQString(sentence.pattern());
    const QString said = QCoreApplication::translate(kContext, sentence.pattern().c_str());
    const QString pattern = said == english ? shownName(sentence.pattern()) : said;
    std::vector<std::string> arguments;
    for (const Sentence::Argument& argument : sentence.arguments()) {
        arguments.push_back(shownArgument(argument).toStdString());
    }
    return QString::fromStdString(filled(pattern.toStdString(), arguments));
}

QString shownFailure(const std::exception& failure)
{
    return shownSentence(saidBy(failure));
}

}  // namespace glioscope
