#include "segmentation/jobs/audit_report.h"

#include "segmentation/jobs/sentence_json.h"
#include "segmentation/system/path_text.h"

#include <algorithm>
#include <set>
#include <span>

namespace glioscope {
namespace {

using namespace jobs;

// JSON: {"type": "audit", "version": 1, "dataset": PATH, "errors": N, "warnings": N,
//  "cases": [{"name", "patient", "folder", "errors", "warnings",
//             "images": {"flair": {"file", "size": [i,j,k], "spacingMm": [..],
//                                  "orientation": "LPS", "minimum", "maximum", "nonFinite"}
//                                 or null, "t1": .., ...},
//             "labels": {"file", "scheme": "brats2021" or null, "values": {"4": voxels, ...},
//                        "voxels": {"NCR": N, "ED": N, "ET": N, "RC": N}} or null}, ...],
//  "findings": [{"severity": "error", "code": "missing-labels", "case": NAME, "text": SENTENCE},
//  ...]}
// A sentence also has its "said", see sentence_json.h.
// Paths and names are UTF-8 as in path_text.h. Fields are added, never renamed, while the version
// stays.
constexpr const char* kType = "audit";
constexpr int kJsonVersion = 1;

json imageJson(const std::optional<AuditedImage>& image)
{
    if (!image) {
        return nullptr;
    }
    return {{"file", pathText(image->file)},
            {"size", image->geometry.size},
            {"spacingMm", image->geometry.spacingMm},
            {"orientation", orientationCode(image->geometry)},
            {"minimum", image->minimum},
            {"maximum", image->maximum},
            {"nonFinite", image->nonFinite}};
}

json labelsJson(const std::optional<AuditedLabels>& labels)
{
    if (!labels) {
        return nullptr;
    }
    json values = json::object(), voxels = json::object();
    for (const auto& [value, count] : labels->voxelsOfValue) {
        values[std::to_string(value)] = count;
    }
    for (const Label label : kMarkedLabels) {
        voxels[std::string(shortName(label))] = labels->voxels[label];
    }
    return {{"file", pathText(labels->file)},
            {"scheme", labels->scheme ? json(key(*labels->scheme)) : json()},
            {"values", values},
            {"voxels", voxels}};
}

std::optional<AuditedImage> imageFrom(const json& object)
{
    if (!object.is_object()) {
        return std::nullopt;
    }
    AuditedImage image;
    image.file = pathFromText(optional<std::string>(object, "file", {}));
    image.geometry.size = optional(object, "size", image.geometry.size);
    image.geometry.spacingMm = optional(object, "spacingMm", image.geometry.spacingMm);
    image.minimum = optional(object, "minimum", image.minimum);
    image.maximum = optional(object, "maximum", image.maximum);
    image.nonFinite = optional(object, "nonFinite", image.nonFinite);
    return image;
}

std::optional<AuditedLabels> labelsFrom(const json& object)
{
    if (!object.is_object()) {
        return std::nullopt;
    }
    AuditedLabels labels;
    labels.file = pathFromText(optional<std::string>(object, "file", {}));
    labels.scheme = fromKey<LabelScheme>(optional<std::string>(object, "scheme", {}));
    using Counts = std::map<std::string, std::size_t>;
    for (const auto& [value, count] : optional<Counts>(object, "values", {})) {
        labels.voxelsOfValue[std::stoi(value)] = count;
    }
    const auto voxels = optional<Counts>(object, "voxels", {});
    for (const Label label : kMarkedLabels) {
        const auto count = voxels.find(std::string(shortName(label)));
        labels.voxels[label] = count == voxels.end() ? 0 : count->second;
    }
    return labels;
}

AuditedCase caseFrom(const json& object)
{
    AuditedCase one;
    one.name = bytesFromText(required(object, "name"));
    one.patient = bytesFromText(optional(object, "patient", bytesText(one.name)));
    one.folder = pathFromText(optional<std::string>(object, "folder", {}));
    one.errors = optional(object, "errors", one.errors);
    one.warnings = optional(object, "warnings", one.warnings);
    const json images = optional<json>(object, "images", json::object());
    for (const Sequence sequence : kAllSequences) {
        one.images[static_cast<std::size_t>(sequence)] =
            imageFrom(optional<json>(images, std::string(key(sequence)).c_str(), nullptr));
    }
    one.labels = labelsFrom(optional<json>(object, "labels", nullptr));
    return one;
}

AuditFinding findingFrom(const json& object)
{
    AuditFinding finding;
    finding.severity = fromKey<AuditSeverity>(optional<std::string>(object, "severity", {}))
                           .value_or(AuditSeverity::Warning);
    finding.code =
        fromKey<AuditCode>(optional<std::string>(object, "code", {})).value_or(finding.code);
    finding.caseName = bytesFromText(optional<std::string>(object, "case", {}));
    finding.text = sentenceFrom(object, "text");
    return finding;
}

std::string padded(std::string text, std::size_t width)
{
    text.resize(std::max(width, text.size()), ' ');
    return text + "  ";
}

std::string sequencesText(const AuditedCase& one)
{
    std::string text;
    for (const Sequence sequence : kAllSequences) {
        if (one.images[static_cast<std::size_t>(sequence)]) {
            text += (text.empty() ? "" : " ") + std::string(displayName(sequence));
        }
    }
    return text.empty() ? "none" : text;
}

std::string gridText(const AuditedCase& one)
{
    const auto image =
        std::ranges::find_if(one.images, [](const auto& i) { return i.has_value(); });
    if (image == one.images.end()) {
        return "-";
    }
    const Geometry& g = (*image)->geometry;
    char text[96];
    std::snprintf(text, sizeof text, "%dx%dx%d, %.3gx%.3gx%.3g mm", g.size[0], g.size[1], g.size[2],
                  g.spacingMm[0], g.spacingMm[1], g.spacingMm[2]);
    return text;
}

std::string labelsText(const AuditedCase& one)
{
    if (!one.labels) {
        return "-";
    }
    std::string text;
    for (const auto& entry : one.labels->voxelsOfValue) {
        text += (text.empty() ? "" : " ") + std::to_string(entry.first);
        if (text.size() > 16) {
            return text + " ...";
        }
    }
    return text + (one.labels->scheme ? ", " + std::string(key(*one.labels->scheme)) : "");
}

std::string tumourText(const AuditedCase& one)
{
    if (!one.labels || !one.labels->scheme) {
        return "-";
    }
    std::string text;
    for (const Label label : one.labels->voxels[Label::ResectionCavity] > 0
                                 ? std::span<const Label>(kMarkedLabels)
                                 : std::span<const Label>(kTumourLabels)) {
        const double ml =
            static_cast<double>(one.labels->voxels[label]) * one.labels->geometry.voxelVolumeMl();
        char part[48];
        std::snprintf(part, sizeof part, "%s%.1f", text.empty() ? "" : " / ", ml);
        text += part;
    }
    return text;
}

bool anyCavity(const DatasetAudit& audit)
{
    return std::ranges::any_of(audit.cases, [](const AuditedCase& one) {
        return one.labels && one.labels->voxels[Label::ResectionCavity] > 0;
    });
}

std::string stateText(const AuditedCase& one)
{
    std::string text = one.errors > 0 ? std::to_string(one.errors) + " errors" : "";
    if (one.warnings > 0) {
        text += (text.empty() ? "" : ", ") + std::to_string(one.warnings) + " warnings";
    }
    return text.empty() ? "good" : text;
}

std::size_t patientsIn(const DatasetAudit& audit)
{
    std::set<std::string_view> patients;
    for (const AuditedCase& one : audit.cases) {
        patients.insert(one.patient);
    }
    return patients.size();
}

}  // namespace

std::size_t DatasetAudit::count(AuditSeverity severity) const
{
    return static_cast<std::size_t>(
        std::ranges::count(findings, severity, &AuditFinding::severity));
}

std::string auditText(const DatasetAudit& audit)
{
    using Column = std::string (*)(const AuditedCase&);
    const std::vector<std::pair<const char*, Column>> columns = {
        {"case", [](const AuditedCase& one) { return one.name; }},
        {"patient", [](const AuditedCase& one) { return one.patient; }},
        {"sequences", sequencesText},
        {"grid", gridText},
        {"labels", labelsText},
        {anyCavity(audit) ? "NCR / ED / ET / RC in ml" : "NCR / ED / ET in ml", tumourText},
        {"state", stateText}};
    std::vector<std::string> lines(audit.cases.size() + 1);
    for (const auto& [heading, text] : columns) {
        std::vector<std::string> cells = {heading};
        for (const AuditedCase& one : audit.cases) {
            cells.push_back(text(one));
        }
        const std::size_t width = std::ranges::max(cells, {}, &std::string::size).size();
        for (std::size_t n = 0; n < cells.size(); ++n) {
            lines[n] += padded(cells[n], width);
        }
    }
    std::string all;
    for (std::string& line : lines) {
        line.erase(line.find_last_not_of(' ') + 1);
        all += line + "\n";
    }
    for (const AuditFinding& finding : audit.findings) {
        all += "\n" + std::string(key(finding.severity)) + ": " + finding.caseName + ": " +
               finding.text.text();
    }
    return all + (audit.findings.empty() ? "" : "\n\n") + std::to_string(audit.cases.size()) +
           " cases of " + std::to_string(patientsIn(audit)) + " patients, " +
           std::to_string(audit.count(AuditSeverity::Error)) + " errors, " +
           std::to_string(audit.count(AuditSeverity::Warning)) + " warnings";
}

std::string auditJson(const DatasetAudit& audit)
{
    json cases = json::array(), findings = json::array();
    for (const AuditedCase& one : audit.cases) {
        json images;
        for (const Sequence sequence : kAllSequences) {
            images[std::string(key(sequence))] =
                imageJson(one.images[static_cast<std::size_t>(sequence)]);
        }
        cases.push_back({{"name", bytesText(one.name)},
                         {"patient", bytesText(one.patient)},
                         {"folder", pathText(one.folder)},
                         {"errors", one.errors},
                         {"warnings", one.warnings},
                         {"images", images},
                         {"labels", labelsJson(one.labels)}});
    }
    for (const AuditFinding& finding : audit.findings) {
        json one = {{"severity", key(finding.severity)},
                    {"code", key(finding.code)},
                    {"case", bytesText(finding.caseName)}};
        put(one, "text", finding.text);
        findings.push_back(std::move(one));
    }
    const json all = {{"type", kType},
                      {"version", kJsonVersion},
                      {"dataset", pathText(audit.dataset)},
                      {"errors", audit.count(AuditSeverity::Error)},
                      {"warnings", audit.count(AuditSeverity::Warning)},
                      {"cases", cases},
                      {"findings", findings}};
    return dumped(all);
}

std::optional<DatasetAudit> auditFromLine(std::string_view line)
{
    return ofType(line, kType, [](const json& object) {
        DatasetAudit audit;
        audit.dataset = pathFromText(optional<std::string>(object, "dataset", {}));
        for (const json& one : optional<std::vector<json>>(object, "cases", {})) {
            audit.cases.push_back(caseFrom(one));
        }
        for (const json& finding : optional<std::vector<json>>(object, "findings", {})) {
            audit.findings.push_back(findingFrom(finding));
        }
        return audit;
    });
}

}  // namespace glioscope
