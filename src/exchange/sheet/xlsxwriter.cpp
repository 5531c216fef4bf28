// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/sheet/xlsxwriter.h"

#include "base/text.h"
#include "exchange/csv/columnnames.h"
#include "exchange/csv/csvwriter.h"

#include <QtCore/QFile>

#include <xlsxwriter.h>

using namespace Qt::StringLiterals;

namespace catalpa::exchange {
namespace {

constexpr quint32 rowsOfSheet = 1'048'576;
constexpr qsizetype longestCell = 32'767; //!< In UTF-16.

QString cut(const QString &text)
{
    const bool isPair = text.size() > longestCell && text.at(longestCell - 1).isHighSurrogate();
    return text.left(longestCell - (isPair ? 1 : 0));
}

} // namespace

XlsxWriter::XlsxWriter(QIODevice &device)
    : RecordWriter(device)
{
}

XlsxWriter::~XlsxWriter()
{
    if (m_workbook)
        workbook_close(m_workbook);
}

QString XlsxWriter::path() const
{
    return m_folder.filePath(u"catalogue.xlsx"_s);
}

Result<> XlsxWriter::begin()
{
    QByteArray folder = QFile::encodeName(m_folder.path());
    lxw_workbook_options options{1, folder.data(), 1};
    m_workbook = m_folder.isValid() ? workbook_new_opt(QFile::encodeName(path()).constData(), &options) : nullptr;
    return addSheet();
}

//! A sheet with the names of the columns on top, which stay there.
Result<> XlsxWriter::addSheet()
{
    m_sheet = m_workbook ? workbook_add_worksheet(m_workbook, nullptr) : nullptr;
    if (!m_sheet)
        return failure(ErrorKind::Exhausted,
                       Text::tr("The spreadsheet could not be made in the folder for temporary files."));
    lxw_format *bold = workbook_add_format(m_workbook);
    format_set_bold(bold);
    lxw_col_t column = 0;
    for (const OwnColumn &own : ownColumns())
        worksheet_write_string(m_sheet, 0, column++, own.name, bold);
    worksheet_freeze_panes(m_sheet, 1, 0);
    m_row = 1;
    return {};
}

Result<QStringList> XlsxWriter::put(const ExchangeRecord &record)
{
    if (m_row == rowsOfSheet) {
        if (auto added = addSheet(); !added)
            return passOn(added);
    }
    bool isCut = false;
    const QStringList cells = ownCells(record, false);
    for (qsizetype i = 0; i < cells.size(); ++i) {
        const QString &text = cells.at(i);
        const auto column = static_cast<lxw_col_t>(i);
        if (ownColumns().at(i).field == Field::Copies && record.copies)
            worksheet_write_number(m_sheet, m_row, column, *record.copies, nullptr);
        else if (!text.isEmpty())
            worksheet_write_string(m_sheet, m_row, column, cut(text).toUtf8().constData(), nullptr);
        isCut = isCut || text.size() > longestCell;
    }
    ++m_row;
    return isCut ? QStringList{Text::tr("A text is longer than a cell may be; it was cut.")} : QStringList();
}

Result<> XlsxWriter::finish()
{
    const lxw_error error = workbook_close(std::exchange(m_workbook, nullptr));
    if (error != LXW_NO_ERROR)
        return failure(ErrorKind::Exhausted,
                       Text::tr("The spreadsheet could not be made in the folder for temporary files."),
                       QString::fromUtf8(lxw_strerror(error)));
    QFile file(path());
    bool isWell = file.open(QIODevice::ReadOnly);
    while (isWell && !file.atEnd()) {
        const QByteArray part = file.read(64 * 1024);
        if (auto sent = send(part); !sent)
            return sent;
        isWell = !part.isEmpty();
    }
    return written(isWell);
}

} // namespace catalpa::exchange
