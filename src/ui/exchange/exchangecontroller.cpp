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
#include "ui/lookup/takenfields.h"
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
    m_dialogs.setPage(page);
}

QString ExchangeController::importable(const QMimeData &dragged) const
{
    const QList<QUrl> urls = dragged.urls();
    if (urls.size() != 1 || !urls.first().isLocalFile() || !m_page || !m_page->isVisible()
        || !m_page->capabilities().mayAddBoth())
        return {};
    return urls.first().toLocalFile();
}

void ExchangeController::chooseFile()
{
    if (m_page)
        m_prompts.openFile(m_window, tr("Import"), importableFiles(),
                           [this](const QString &path) { importFile(path); });
}

ImportTarget ExchangeController::target() const
{
    return {m_address, m_page->capabilities(), m_name};
}

//! What is being typed is saved first.
void ExchangeController::importFile(const QString &path)
{
    if (!m_page || !m_page->isFinished())
        return;
    auto *dialog = new ImportDialog(*m_services.books, target(), m_settings, m_prompts, m_window);
    takeImportsOf(*dialog);
    m_dialogs.add(*dialog,
                  {.leave = [dialog] { dialog->leave(); },
                   .enter =
                       [this, dialog](CataloguePage &) {
                           dialog->enter(target());
                       }});
    dialog->open();
    dialog->open(path);
}

//! Also when the page has been made anew meanwhile.
template <typename Dialog>
void ExchangeController::takeImportsOf(Dialog &dialog)
{
    connect(&dialog, &Dialog::imported, this, [this, address = m_address](const exchange::ImportReport &report) {
        CataloguePage *page = m_dialogs.pageOf(address);
        if (page && report.canBeTakenBack) {
            const QString name = tr("import of %1").arg(importTimeText(QDateTime::currentDateTimeUtc()));
            page->edits().undoStack().push(m_steps->step(name, report.batch));
        }
        if (page)
            page->refresh();
    });
}

//! What is being typed is saved first.
void ExchangeController::lookUpBooks()
{
    if (!m_page || !m_page->isFinished())
        return;
    auto *dialog = new LookUpDialog(*m_services.books, target(), findHere(), m_settings, m_prompts, m_window);
    takeImportsOf(*dialog);
    connect(dialog, &LookUpDialog::fieldsTaken, this, [this, dialog, address = m_address](const BookEdit &edit) {
        if (CataloguePage *page = m_dialogs.pageOf(address))
            new TakenFields(page->outbox(), edit, dialog->banner());
    });
    keep(*dialog);
    giveBook(*dialog);
    dialog->open();
}

void ExchangeController::keep(LookUpDialog &dialog)
{
    m_dialogs.add(dialog,
                  {.leave = [&dialog] { dialog.leave(); },
                   .enter =
                       [this, &dialog](CataloguePage &page) {
                           dialog.enter(target());
                           for (TakenFields *taken : dialog.banner().findChildren<TakenFields *>())
                               taken->goOn(page.outbox());
                       }});
}

//! In this catalogue, as long as it is open and can tell.
LookUpModel::FindHere ExchangeController::findHere() const
{
    return [this, address = m_address](const QString &isbn) {
        const CataloguePage *page = m_dialogs.pageOf(address);
        return page && page->capabilities().hasDetails ? page->bookStore().page({.search = u"isbn:"_s + isbn}, {}, 1)
                                                       : QtFuture::makeReadyFuture(Result<Page<Book>>(Page<Book>()));
    };
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
    m_dialogs.add(*dialog,
                  {.leave = [dialog] { dialog->leave(); },
                   .enter =
                       [dialog](CataloguePage &page) {
                           dialog->enter(page.capabilities());
                       }});
    dialog->open();
}

void ExchangeController::showImports()
{
    if (!m_page || !m_page->isFinished())
        return;
    auto *dialog = new EarlierImportsDialog(*m_services.books, m_address, m_window);
    connect(dialog, &EarlierImportsDialog::takenBack, this, [this, address = m_address] {
        if (CataloguePage *page = m_dialogs.pageOf(address))
            page->refresh();
    });
    connect(dialog, &EarlierImportsDialog::toldLate, this,
            [this, address = m_address](Banner::Tone tone, const QString &sentence) {
                if (CataloguePage *page = m_dialogs.pageOf(address))
                    page->banner()->tell(tone, sentence);
            });
    m_dialogs.add(*dialog,
                  {.leave = [dialog] { dialog->leave(); },
                   .enter =
                       [dialog](CataloguePage &) {
                           dialog->enter();
                       }});
    dialog->open();
}

} // namespace catalpa::ui
