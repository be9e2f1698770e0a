#include "ui/study/series_choice.h"

#include "ui/widgets/long_text.h"
#include "ui/widgets/text.h"
#include "ui/widgets/translated.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace glioscope {
namespace {

QString nameOf(Sequence sequence)
{
    return toQString(displayName(sequence));
}

QStringList namesWhere(const std::array<bool, 4>& which)
{
    QStringList names;
    for (const Sequence sequence : kAllSequences) {
        if (which[static_cast<std::size_t>(sequence)]) {
            names << nameOf(sequence);
        }
    }
    return names;
}

QString titlesOf(const StudyListing& listing, const std::vector<std::size_t>& rows)
{
    QStringList titles;
    for (const std::size_t row : rows) {
        titles << tr("series %1").arg(listing.series[row].title());
    }
    return titles.join(tr("; "));
}

QStringList titlesInDoubt(const StudyListing& listing)
{
    QStringList titles;
    for (const StudySeries& series : listing.series) {
        if (series.isContrastDoubtful) {
            titles << tr("series %1").arg(series.title());
        }
    }
    return titles;
}

bool isOfContrast(Sequence sequence)
{
    return sequence == Sequence::T1 || sequence == Sequence::T1ce;
}

void addQuestions(QList<Notice>& notices, const StudyListing& listing, const SeriesChoice& choice)
{
    bool inDoubt = false;
    for (const Sequence sequence : kAllSequences) {
        const auto place = static_cast<std::size_t>(sequence);
        if (!choice.isOpen[place]) {
            continue;
        }
        if (!listing.claims[place].empty()) {
            notices << Notice{Notice::Kind::Problem,
                              tr("Which is the %1: %2? Choose it below.")
                                  .arg(nameOf(sequence), titlesOf(listing, listing.claims[place]))};
        } else {
            inDoubt = true;
        }
    }
    if (inDoubt) {
        notices << Notice{Notice::Kind::Problem,
                          tr("The files do not say whether contrast agent had been given (%1). "
                             "Choose below which is T1 and which T1ce, or that there is none.")
                              .arg(titlesInDoubt(listing).join(tr("; ")))};
    }
}

/// A series that stands for two sequences.
std::optional<std::size_t> takenTwice(const SeriesChoice& choice)
{
    for (std::size_t a = 0; a < choice.rows.size(); ++a) {
        for (std::size_t b = 0; b < a; ++b) {
            if (choice.rows[a] && choice.rows[a] == choice.rows[b]) {
                return choice.rows[a];
            }
        }
    }
    return std::nullopt;
}

bool isOfSeveralStudies(const StudyListing& listing, const SeriesChoice& choice)
{
    QStringList uids;
    for (const auto& row : choice.rows) {
        if (row && !uids.contains(listing.series[*row].studyUid)) {
            uids << listing.series[*row].studyUid;
        }
    }
    return uids.size() > 1;
}

/// What the case is without.
void addMissing(QList<Notice>& notices, const SeriesChoice& choice)
{
    std::array<bool, 4> missing = {};
    for (std::size_t place = 0; place < missing.size(); ++place) {
        missing[place] = !choice.rows[place] && !choice.isOpen[place];
    }
    const bool none =
        std::ranges::none_of(choice.rows, [](const auto& row) { return row.has_value(); });
    const bool isAsked = std::ranges::find(choice.isOpen, true) != choice.isOpen.end();
    if (none && !isAsked) {
        notices << Notice{Notice::Kind::Problem,
                          tr("No series is chosen. Choose at least one to look at.")};
    } else if (const QStringList names = namesWhere(missing); !none && !names.isEmpty()) {
        notices << Notice{Notice::Kind::Warning,
                          tr("No series is the %1. The case opens without it to be looked at; "
                             "segmenting needs FLAIR, T1, T1ce and T2.")
                              .arg(listed(names))};
    }
}

}  // namespace

std::optional<Sequence> SeriesChoice::sequenceOf(std::size_t row) const
{
    const auto found = std::ranges::find(rows, std::optional(row));
    return found == rows.end() ? std::nullopt
                               : std::optional(static_cast<Sequence>(found - rows.begin()));
}

SeriesChoice proposedChoice(const StudyListing& listing)
{
    const bool inDoubt = std::ranges::any_of(listing.series, &StudySeries::isContrastDoubtful);
    const bool ofSeveral = listing.studies().size() > 1;
    SeriesChoice choice{.rows = listing.proposed};
    for (const Sequence sequence : kAllSequences) {
        const auto place = static_cast<std::size_t>(sequence);
        const std::size_t claims = listing.claims[place].size();
        choice.isOpen[place] = !choice.rows[place] && (claims > 1 || (ofSeveral && claims > 0) ||
                                                       (inDoubt && isOfContrast(sequence)));
    }
    return choice;
}

QList<Notice> noticesOf(const StudyListing& listing, const SeriesChoice& choice)
{
    QList<Notice> notices;
    addQuestions(notices, listing, choice);
    if (const auto row = takenTwice(choice)) {
        notices << Notice{Notice::Kind::Problem,
                          tr("Series %1 is chosen for two sequences; a series is one of them.")
                              .arg(listing.series[*row].title())};
    }
    if (isOfSeveralStudies(listing, choice)) {
        notices << Notice{Notice::Kind::Problem,
                          tr("The chosen series belong to several studies; choose those of one.")};
    }
    addMissing(notices, choice);
    if (!listing.refused.isEmpty()) {
        notices << Notice{Notice::Kind::Warning,
                          tr("%n image(s) cannot be read and are left out. The first: %1", nullptr,
                             int(listing.refused.size()))
                              .arg(listing.refused.front())};
    }
    return notices;
}

bool canOpen(const StudyListing& listing, const SeriesChoice& choice)
{
    return std::ranges::none_of(noticesOf(listing, choice), [](const Notice& notice) {
        return notice.kind == Notice::Kind::Problem;
    });
}

QByteArray listedFiles(const StudyListing& listing, const SeriesChoice& choice)
{
    QStringList files;
    for (const auto& row : choice.rows) {
        files << (row ? listing.files.value(listing.series[*row].seriesUid) : QStringList());
    }
    files.removeDuplicates();  // two series can have one number
    QByteArray lines;
    for (const QString& file : files) {
        lines += QJsonDocument(QJsonArray{file}).toJson(QJsonDocument::Compact) + '\n';
    }
    return lines;
}

QStringList toldSeries(const StudyListing& listing, const SeriesChoice& choice)
{
    QStringList told;
    for (const Sequence sequence : kAllSequences) {
        const auto& row = choice.rows[static_cast<std::size_t>(sequence)];
        told << QStringLiteral("--") + toQString(key(sequence))
             << (row ? QStringLiteral("%1:%2")
                           .arg(listing.series[*row].seriesUid)
                           .arg(listing.series[*row].volume)
                     : QStringLiteral("none"));
    }
    return told;
}

}  // namespace glioscope
