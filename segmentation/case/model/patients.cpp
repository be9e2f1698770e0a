#include "segmentation/case/model/patients.h"

#include "segmentation/system/error.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <optional>
#include <regex>

namespace glioscope {
namespace {

namespace fs = std::filesystem;

std::regex pattern(const std::string& text)
{
    return std::regex(text, std::regex::icase | std::regex::optimize);
}

const std::string kDate = R"((?:19|20)\d\d(?:[.-](?:0\d|1[0-2])[.-][0-3]\d|(?:0\d|1[0-2])[0-3]\d))";
const std::string kNumbered =
    R"((?:timepoint|time|tp|session|ses|visit|week|wk|month|day|year|scan|exam|)"
    R"(follow-?up|fu)[ _-]?\d+(?:-\d+)?[a-z]?)";
const std::string kStage = R"((?:baseline|pre-?op|post-?op|intra-?op|follow-?up))";
const std::string kShort = R"([tvwmd]\d{1,2})";

/// The first group is the patient. An identity has a number of its own, unless the word is clear.
const std::vector<std::regex>& scanPatterns()
{
    static const std::vector<std::regex> patterns = {
        pattern(R"((brats-[a-z]+-\d+)-\d{3})"),
        pattern(R"((upenn-gbm-\d+)_\d+)"),
        pattern(R"(([a-z]+(?:-[a-z]+)*-\d{3,})_\d{1,2})"),  // RHUH-0001_2, UCSD-PTGBM-0176_01
        pattern(R"((sub-[a-z0-9]+)_ses-.+)"),
        pattern(R"((.+)[ _-](?:timepoint|time|tp)[ _-]?\d+)"),
        pattern(R"((.*\d.*)[ _.-])" + kNumbered),
        pattern(R"((.*\d.*)[ _.-])" + kStage),
        pattern(R"((.*\d)[ _.-])" + kShort),
        pattern(R"((.*\d.*)[ _-])" + kDate),
        pattern(R"((\d{6})[a-z])"),  // 100101A and 100101B
    };
    return patterns;
}

std::optional<std::string> withoutTimePoint(const std::string& name)
{
    for (const std::regex& each : scanPatterns()) {
        if (std::smatch parts; std::regex_match(name, parts, each)) {
            return parts[1].str();
        }
    }
    return std::nullopt;
}

/// One line's fields; quotes may hold commas, and a doubled one is a quote.
std::vector<std::string> fieldsOf(const std::string& line)
{
    std::vector<std::string> fields(1);
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '"' && quoted && i + 1 < line.size() && line[i + 1] == '"') {
            fields.back() += line[++i];
        } else if (line[i] == '"') {
            quoted = !quoted;
        } else if (line[i] == ',' && !quoted) {
            fields.emplace_back();
        } else {
            fields.back() += line[i];
        }
    }
    for (std::string& field : fields) {
        field.erase(0, std::min(field.find_first_not_of(" \t"), field.size()));
        field.erase(field.find_last_not_of(" \t\r") + 1);
    }
    return fields;
}

std::string quoted(const std::string& field)
{
    if (field.find_first_of(",\"\n") == std::string::npos) {
        return field;
    }
    std::string text = "\"";
    for (const char c : field) {
        text += c == '"' ? "\"\"" : std::string(1, c);
    }
    return text + "\"";
}

struct Columns {
    std::size_t caseName = 0;
    std::size_t patient = 0;
};

Columns columnsOf(std::string line, const fs::path& csv)
{
    if (line.starts_with("\xEF\xBB\xBF")) {
        line.erase(0, 3);
    }
    std::vector<std::string> names = fieldsOf(line);
    const auto place = [&](const char* name) {
        for (std::string& field : names) {
            std::ranges::transform(field, field.begin(),
                                   [](unsigned char c) { return std::tolower(c); });
        }
        return static_cast<std::size_t>(std::ranges::find(names, name) - names.begin());
    };
    const Columns columns = {place("case"), place("patient")};
    if (columns.caseName == names.size() || columns.patient == names.size()) {
        throw Error(
            Sentence::of("%1 has no columns \"case\" and \"patient\" in its first line; "
                         "write case,patient there and one case a line below.",
                         csv));
    }
    return columns;
}

}  // namespace

std::string patientOf(std::string_view caseName)
{
    static const std::regex how = pattern(R"((.+)[ _-](?:brain|bet|stripped|skullstripped))");
    std::string name(caseName);
    if (std::smatch parts; std::regex_match(name, parts, how)) {
        name = parts[1].str();
    }
    bool shortened = false;
    while (auto shorter = withoutTimePoint(name)) {
        name = std::move(*shorter);
        shortened = true;
    }
    return shortened ? name : std::string(caseName);
}

bool isTimePoint(std::string_view name)
{
    static const std::regex when =
        pattern("(?:" + kNumbered + "|" + kStage + "|" + kShort + "|" + kDate + ")");
    return std::regex_match(std::string(name), when);
}

bool isPatientName(std::string_view name)
{
    static const std::regex person =
        pattern(R"((?:(?:patient|patientid|pat|subject|subj)[ _-]?|sub-)\d+)");
    return std::regex_match(std::string(name), person);
}

Patients Patients::fromFile(const fs::path& csv)
{
    std::ifstream stream(csv);
    std::string line;
    if (!std::getline(stream, line)) {
        throw Error(
            Sentence::of("%1 cannot be read or is empty; it is a table with the columns "
                         "case and patient, one case a line.",
                         csv));
    }
    const Columns columns = columnsOf(line, csv);
    Patients patients;
    for (std::size_t number = 2; std::getline(stream, line); ++number) {
        const std::vector<std::string> fields = fieldsOf(line);
        if (fields.size() == 1 && fields.front().empty()) {
            continue;
        }
        const std::string where = "Line " + std::to_string(number) + " of " + csv.string() + " ";
        if (fields.size() <= std::max(columns.caseName, columns.patient) ||
            fields[columns.caseName].empty() || fields[columns.patient].empty()) {
            throw Error(Sentence::of(
                "%1does not name a case and its patient; complete or remove it.", where));
        }
        const std::string& caseName = fields[columns.caseName];
        const auto [known, isNew] =
            patients.m_patientOfCase.emplace(caseName, fields[columns.patient]);
        if (!isNew && known->second != fields[columns.patient]) {
            throw Error(Sentence::of(
                "%1gives the case %2 to %3, an earlier line to %4; remove one of them.", where,
                caseName, fields[columns.patient], known->second));
        }
    }
    return patients;
}

void Patients::tell(const std::string& caseName, const std::string& patient)
{
    m_patientOfCase[caseName] = patient;
}

void Patients::tell(const Patients& others)
{
    for (const auto& [caseName, patient] : others.m_patientOfCase) {
        tell(caseName, patient);
    }
}

std::string Patients::of(std::string_view caseName) const
{
    return of(caseName, patientOf(caseName));
}

std::string Patients::of(std::string_view caseName, const std::string& otherwise) const
{
    const auto told = m_patientOfCase.find(caseName);
    return told != m_patientOfCase.end() ? told->second : otherwise;
}

std::set<std::string> Patients::ofAll(std::span<const std::string> caseNames) const
{
    std::set<std::string> patients;
    for (const std::string& name : caseNames) {
        patients.insert(of(name));
    }
    return patients;
}

std::vector<std::string> Patients::strangersTo(std::span<const std::string> caseNames) const
{
    const std::set<std::string_view> known(caseNames.begin(), caseNames.end());
    std::vector<std::string> strangers;
    for (const auto& entry : m_patientOfCase) {
        if (!known.contains(entry.first)) {
            strangers.push_back(entry.first);
        }
    }
    return strangers;
}

std::string Patients::csv() const
{
    std::string text = "case,patient\n";
    for (const auto& [caseName, patient] : m_patientOfCase) {
        text += quoted(caseName) + "," + quoted(patient) + "\n";
    }
    return text;
}

}  // namespace glioscope
