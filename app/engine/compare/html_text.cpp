#include "app/engine/compare/html_text.h"

#include <cmath>
#include <cstdio>

namespace glioscope {

std::string htmlText(std::string_view text)
{
    std::string safe;
    for (const char c : text) {
        switch (c) {
        case '&': safe += "&amp;"; break;
        case '<': safe += "&lt;"; break;
        case '>': safe += "&gt;"; break;
        case '"': safe += "&quot;"; break;
        default: safe += c;
        }
    }
    return safe;
}

std::string figureText(double value, int decimals)
{
    if (std::isnan(value)) {
        return "–";
    }
    if (std::isinf(value)) {
        return value > 0 ? "∞" : "−∞";
    }
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", decimals, value);
    return text;
}

std::string htmlTable(const std::vector<std::vector<std::string>>& rows)
{
    std::string html = "<table>\n";
    for (std::size_t n = 0; n < rows.size(); ++n) {
        html += n == 0 ? "<thead><tr>" : "<tr>";
        for (const std::string& cell : rows[n]) {
            html += (n == 0 ? "<th>" : "<td>") + cell + (n == 0 ? "</th>" : "</td>");
        }
        html += n == 0 ? "</tr></thead>\n<tbody>\n" : "</tr>\n";
    }
    return html + "</tbody></table>\n";
}

}  // namespace glioscope
