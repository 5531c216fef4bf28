// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/exchange/earlierimportsdialog.h"

#include "core/history/recordhistory.h"
#include "ui/edits/untilknown.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/theme.h"
#include "ui_earlierimportsdialog.h"
#include "wording/celltext.h"
#include "wording/historytext.h"
#include "wording/transfertext.h"

#include <QtWidgets/QTreeWidget>

namespace catalpa::ui {

EarlierImportsDialog::EarlierImportsDialog(exchange::BookExchange &exchange, ConnectionAddress address, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::EarlierImportsDialog>())
    , m_exchange(exchange)
    , m_address(std::move(address))
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    const int step = theme::step(this);
    m_ui->rows->setContentsMargins(4 * step, 4 * step, 4 * step, 4 * step);
    m_ui->rows->setSpacing(3 * step);
    m_ui->imports->list()->setAccessibleName(tr("Imports"));
    m_ui->imports->setHeaders({tr("Imported"), tr("Books"), tr("Authors")});
    resize(90 * fontMetrics().averageCharWidth(), 22 * fontMetrics().lineSpacing());
    connect(m_ui->imports, &RecordedList::currentChanged, this, &EarlierImportsDialog::updateButtons);
    connect(m_ui->takeBackButton, &QPushButton::clicked, this, &EarlierImportsDialog::takeBack);
    connect(m_ui->closeImportsButton, &QPushButton::clicked, this, &QDialog::accept);
    m_ui->imports->list()->setFocus();
    read();
}

EarlierImportsDialog::~EarlierImportsDialog() = default;

void EarlierImportsDialog::read()
{
    m_ui->imports->wait(tr("Reading what was imported…"));
    m_reading =
        deliver(m_exchange.imports(m_address), this, [this](const Result<QList<exchange::EarlierImport>> &imports) {
            if (imports)
                return show(*imports);
            m_ui->imports->showFailure(tr("The imports cannot be read"), imports.error(), [this] { read(); });
        });
    updateButtons();
}

void EarlierImportsDialog::show(const QList<exchange::EarlierImport> &imports)
{
    m_imports = imports;
    m_ui->imports->list()->clear();
    for (const exchange::EarlierImport &import : imports) {
        m_ui->imports->addRow({whenText(import.at), booksInWords(import.books), authorsInWords(import.authors)},
                              {fullInstant(import.at), {}, {}});
    }
    if (imports.isEmpty()) {
        m_ui->imports->showNothing(tr("There is nothing to take back"),
                                   tr("Imports of which something is still there stand here."));
    } else {
        m_ui->imports->showRows();
        m_ui->imports->setCurrentRow(0);
    }
    updateButtons();
}

//! Goes on when the dialog is closed meanwhile.
void EarlierImportsDialog::takeBack()
{
    const exchange::EarlierImport import = m_imports.at(m_ui->imports->currentRow());
    m_isBusy = true;
    m_ui->pane->begin(tr("Taking back what was imported at %1").arg(whenText(import.at)));
    updateButtons();
    const auto ask = [this, batch = import.batch, token = RecordHistory::newToken()] {
        return m_exchange.takeBack(m_address, batch, token);
    };
    untilKnown<QList<BatchObstacle>>(
        this,
        {.ask = ask,
         .waits = [this] { m_ui->pane->banner().tell(Banner::Tone::Warning, askedAgainText()); },
         .done =
             [this, import](const Result<QList<BatchObstacle>> &obstacles) {
                 settle(import, obstacles);
             }});
}

void EarlierImportsDialog::settle(const exchange::EarlierImport &import, const Result<QList<BatchObstacle>> &obstacles)
{
    m_isBusy = false;
    m_ui->pane->rest();
    m_ui->pane->banner().clear();
    Q_EMIT takenBack();
    if (!obstacles) {
        isVisible() ? m_ui->pane->banner().tell(obstacles.error())
                    : tell(Banner::Tone::Danger, obstacles.error().message);
    } else if (!obstacles->isEmpty()) {
        tell(Banner::Tone::Warning, allTakenBack(obstacles).error().message);
    } else {
        tell(Banner::Tone::Success,
             tr("Taken back: %1.").arg(inWords(CatalogueCount{.authors = import.authors, .books = import.books})));
        if (isVisible())
            return read();
    }
    updateButtons();
}

void EarlierImportsDialog::tell(Banner::Tone tone, const QString &sentence)
{
    if (isVisible())
        return m_ui->pane->banner().tell(tone, sentence);
    Q_EMIT toldLate(tone, sentence);
    deleteLater();
}

void EarlierImportsDialog::done(int result)
{
    m_isBusy ? hide() : QDialog::done(result);
}

void EarlierImportsDialog::leave()
{
    m_isThere = false;
    if (!m_isBusy) {
        tell(Banner::Tone::Warning,
             tr("The catalogue is not open any more, so nothing can be taken back. When it is open again, this goes "
                "on."));
    }
    updateButtons();
}

void EarlierImportsDialog::enter()
{
    m_isThere = true;
    if (m_isBusy)
        return updateButtons();
    m_ui->pane->banner().clear();
    read();
}

void EarlierImportsDialog::updateButtons()
{
    const int row = m_ui->imports->currentRow();
    m_ui->takeBackButton->setEnabled(m_isThere && !m_isBusy && !m_reading.isActive() && row >= 0
                                     && row < m_imports.size());
}

} // namespace catalpa::ui
