// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/bookspage.h"

#include "models/booksmodel.h"
#include "ui/catalogue/authorpicker.h"
#include "ui/catalogue/bookpane.h"
#include "ui/table/rowdelegate.h"
#include "ui/widgets/emptystate.h"

#include <QtWidgets/QHeaderView>

using namespace Qt::StringLiterals;

namespace catalpa::ui {

BooksPage::BooksPage(AuthorStore &authors, BookStore &books, Outbox &outbox, const CatalogueCapabilities &capabilities,
                     QWidget *parent)
    : RecordsPage([&books, &outbox, capabilities] { return std::make_unique<BooksModel>(books, outbox, capabilities); },
                  parent)
    , m_authors(authors)
    , m_books(static_cast<BooksModel *>(model()))
    , m_pane(new BookPane(authors, books, outbox, capabilities))
    , m_capabilities(capabilities)
{
    setObjectName(u"booksPage"_s);
    setDetailPane(m_pane);
    view()->setObjectName(u"booksView"_s);
    view()->setAccessibleName(tr("Books"));
    view()->rowDelegate()->setAuthorColumn(m_books->sectionOf(BooksModel::AuthorName), [this](QWidget *editorParent) {
        auto *picker = new AuthorPicker(m_authors, editorParent);
        picker->setInCell(true);
        return picker;
    });
    setUpColumns();
    connect(m_pane, &BookPane::authorOpened, this, &BooksPage::authorOpened);
}

void BooksPage::setUpColumns()
{
    const int character = fontMetrics().averageCharWidth();
    for (int section = 0; section < m_books->columnCount(); ++section) {
        const auto column = m_books->columnAt(section);
        const bool isDetail = column >= BooksModel::FirstDetail;
        const bool isLong = !isDetail && column != BooksModel::Country && column != BooksModel::Added;
        view()->setColumnWidth(section, character * (isLong ? 28 : column == BooksModel::Country ? 11 : 16));
        view()->setColumnHidden(section, isDetail || column == BooksModel::SortTitle || column == BooksModel::Country);
    }
    const int title = m_books->sectionOf(BooksModel::Title);
    view()->horizontalHeader()->setSectionResizeMode(title, QHeaderView::Stretch);
    view()->horizontalHeader()->setStretchLastSection(false);
}

QString BooksPage::selectionText(int rows, bool all) const
{
    if (all)
        return rows > 0 ? tr("All %Ln book(s) selected", nullptr, rows) : tr("All books selected");
    return tr("%Ln book(s) selected", nullptr, rows);
}

QString BooksPage::countText(Count::Certainty certainty, int rows) const
{
    switch (certainty) {
    case Count::Unknown:
        break;
    case Count::Estimated:
        return tr("About %Ln book(s)", nullptr, rows);
    case Count::AtLeast:
        return tr("More than %Ln book(s)", nullptr, rows);
    case Count::Exact:
        return tr("%Ln book(s)", nullptr, rows);
    }
    return {};
}

void BooksPage::dropRow(qint64 id)
{
    m_books->removeRecord(id);
}

std::optional<Book> BooksPage::currentBook() const
{
    return m_books->book(view()->currentIndex().row());
}

QList<Author> BooksPage::knownAuthors() const
{
    QList<Author> authors;
    for (const Book &book : m_books->loadedRecords())
        authors += Author{.id = book.authorId,
                          .name = book.authorName,
                          .bio = {},
                          .country = {},
                          .createdAt = {},
                          .bookCount = -1}; // Not known from here.
    return authors;
}

std::optional<Book> BooksPage::stored(Id<Book> id) const
{
    return m_books->storedAt(m_books->rowOf(id.value));
}

void BooksPage::showCurrent()
{
    m_pane->show(currentBook());
}

void BooksPage::refresh()
{
    RecordsPage::refresh();
    m_pane->readAgain();
}

void BooksPage::describeEmptiness()
{
    if (!m_books->search().isEmpty())
        return describeNoMatch(m_books->search());
    view()->emptyState()->tell(tr("No books yet"),
                               m_capabilities.canEdit
                                   ? tr("Add the first one with Ctrl+N.")
                                   : tr("This catalogue has no books, and your role may only read it."));
}

} // namespace catalpa::ui
