// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/exchange/exchangecontroller.h"

#include "ui/catalogue/bookspage.h"
#include "ui/catalogue/cataloguepage.h"
#include "ui/edits/batchsteps.h"
#include "ui/edits/editscontroller.h"
#include "ui/exchange/earlierimportsdialog.h"
#include "ui/exchange/exchangetext.h"
#include "ui/exchange/exportchoices.h"
#include "ui/exchange/importdialog.h"
#include "ui/lookup/lookupdialog.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/prompts.h"
#include "ui/window/actions/actions.h"

#include <QtCore/QMimeData>
#include <QtCore/QUrl>
#include <QtWidgets/QWidget>

using namespace Qt::StringLiterals;

namespace catalpa::ui {

ExchangeController::ExchangeController(const Services &services, QSettings &settings, Prompts &prompts,
                                       const Actions &actions, QWidget *window)
    : QObject(window)
    , m_services(services)
    , m_settings(settings)
    , m_prompts(prompts)
    , m_window(window)
{
    connect(actions.importBooks, &QAction::triggered, this, &ExchangeController::chooseFile);
    connect(actions.exportBooks, &QAction::triggered, this, &ExchangeController::exportBooks);
    connect(actions.lookUpBooks, &QAction::triggered, this, &ExchangeController::lookUpBooks);
    connect(actions.takeImportBack, &QAction::triggered, this, &ExchangeController::showImports);
}

void ExchangeController::setPage(CataloguePage &page, const ConnectionAddress &address, const QString &name)
{
    m_page = &page;
    m_address = address;
    m_name = name;
    m_steps = new BatchSteps(
        [this, address](const QString &batch, const QString &token) {
            return m_services.books->takeBack(address, batch, token);
        },
        *page.banner(), &page);
    connect(m_steps, &BatchSteps::ended, &page, &CataloguePage::refresh);
}

QString ExchangeController::importable(const QMimeData &dragged) const
{
    const QList<QUrl> urls = dragged.urls();
    if (urls.size() != 1 || !urls.first().isLocalFile() || !m_page || !m_page->isVisible()
        || !m_page->capabilities().canEdit)
        return {};
    return urls.first().toLocalFile();
}

void ExchangeController::chooseFile()
{
    if (m_page)
        m_prompts.openFile(m_window, tr("Import"), importableFiles(),
                           [this](const QString &path) { importFile(path); });
}

//! What is being typed is saved first.
void ExchangeController::importFile(const QString &path)
{
    if (!m_page || !m_page->isFinished())
        return;
    auto *dialog = new ImportDialog(*m_services.books, {m_address, m_page->capabilities(), m_name}, m_settings,
                                    m_prompts, m_window);
    connect(dialog, &ImportDialog::imported, this, [this, page = m_page](const exchange::ImportReport &report) {
        if (page)
            addStep(report);
        else if (m_page) // Made anew meanwhile.
            m_page->refresh();
    });
    connect(m_page.data(), &QObject::destroyed, dialog, &ImportDialog::leave);
    dialog->open();
    dialog->open(path);
}

void ExchangeController::addStep(const exchange::ImportReport &report)
{
    if (report.canBeTakenBack) {
        const QString name = tr("import of %1").arg(importTimeText(QDateTime::currentDateTimeUtc()));
        m_page->edits().undoStack().push(m_steps->step(name, report.batch));
    }
    m_page->refresh();
}

//! What is being typed is saved first.
void ExchangeController::lookUpBooks()
{
    if (!m_page || !m_page->isFinished())
        return;
    LookUpModel::FindHere findHere;
    if (m_page->capabilities().hasDetails) {
        findHere = [page = m_page](const QString &isbn) {
            return page ? page->bookStore().page({.search = u"isbn:"_s + isbn}, {}, 1)
                        : QtFuture::makeReadyFuture(Result<Page<Book>>(Page<Book>()));
        };
    }
    auto *dialog = new LookUpDialog(*m_services.books, {m_address, m_page->capabilities(), m_name}, findHere,
                                    m_settings, m_prompts, m_window);
    connect(dialog, &LookUpDialog::imported, m_page.data(),
            [this](const exchange::ImportReport &report) { addStep(report); });
    connect(dialog, &LookUpDialog::fieldsTaken, m_page.data(),
            [page = m_page.data()](const BookEdit &edit) { page->outbox().submit(edit); });
    connect(m_page.data(), &QObject::destroyed, dialog, &LookUpDialog::leave);
    giveBook(*dialog);
    dialog->open();
}

//! The book under the cursor, with all that is recorded of it.
void ExchangeController::giveBook(LookUpDialog &dialog)
{
    const auto *books = qobject_cast<const BooksPage *>(m_page->current());
    const auto current = books ? books->currentBook() : std::nullopt;
    if (!current || !m_page->capabilities().canEdit)
        return;
    deliver(m_page->bookStore().book(current->id), &dialog, [&dialog, page = m_page](const Result<Book> &book) {
        if (book && page)
            dialog.setBook(page->outbox().withEdits(*book));
    }).detach();
}

void ExchangeController::exportBooks()
{
    if (!m_page || !m_page->isFinished())
        return;
    auto *dialog = new ExportDialog(*m_services.books, exportChoices(*m_page, m_address), m_prompts, m_window);
    connect(m_page.data(), &QObject::destroyed, dialog, &ExportDialog::leave);
    dialog->open();
}

void ExchangeController::showImports()
{
    if (!m_page || !m_page->isFinished())
        return;
    auto *dialog = new EarlierImportsDialog(*m_services.books, m_address, m_window);
    connect(dialog, &EarlierImportsDialog::takenBack, m_page.data(), &CataloguePage::refresh);
    connect(dialog, &EarlierImportsDialog::toldLate, m_page.data(),
            [banner = m_page->banner()](Banner::Tone tone, const QString &sentence) { banner->tell(tone, sentence); });
    connect(m_page.data(), &QObject::destroyed, dialog, &QWidget::close);
    dialog->open();
}

} // namespace catalpa::ui
