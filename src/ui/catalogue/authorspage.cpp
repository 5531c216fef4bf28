// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/authorspage.h"

#include "models/authorsmodel.h"
#include "ui/catalogue/authorpane.h"
#include "ui/catalogue/countries/countryquestion.h"
#include "ui/table/cellkeys.h"
#include "ui/table/rowdelegate.h"
#include "ui/widgets/emptystate.h"

#include <QtWidgets/QHeaderView>

using namespace Qt::StringLiterals;

namespace catalpa::ui {

AuthorsPage::AuthorsPage(AuthorStore &authors, BookStore &books, Outbox &outbox,
                         const CatalogueCapabilities &capabilities, Prompts &prompts, QWidget *parent)
    : RecordsPage(
        [&authors, &outbox, capabilities] { return std::make_unique<AuthorsModel>(authors, outbox, capabilities); },
        parent)
    , m_outbox(outbox)
    , m_authors(static_cast<AuthorsModel *>(model()))
    , m_pane(new AuthorPane(authors, books, outbox, capabilities))
    , m_prompts(prompts)
    , m_capabilities(capabilities)
{
    setObjectName(u"authorsPage"_s);
    setDetailPane(m_pane);
    view()->setObjectName(u"authorsView"_s);
    view()->setAccessibleName(tr("Authors"));
    setUpColumns();
    view()->rowDelegate()->setCountryColumn(m_authors->sectionOf(AuthorsModel::Country));
    connect(view()->rowDelegate(), &RowDelegate::countryDoubted, this, &AuthorsPage::askAboutCellCountry);
    connect(m_pane, &AuthorPane::countryDoubted, this, [this](const AuthorEdit &edit) {
        ask(edit, [this, edit] {
            view()->selectRecord(edit.id.value);
            m_pane->changeCountry(edit.id, *edit.country->to);
        });
    });
    connect(m_pane, &AuthorPane::newBookRequested, this, [this] { Q_EMIT newBookRequested(currentAuthor()); });
    connect(m_pane, &AuthorPane::bookOpened, this, &AuthorsPage::bookOpened);
}

void AuthorsPage::setUpColumns()
{
    const int character = fontMetrics().averageCharWidth();
    for (int section = 0; section < m_authors->columnCount(); ++section) {
        const auto column = m_authors->columnAt(section);
        const bool isLong = column == AuthorsModel::SortName || column == AuthorsModel::Biography;
        const bool isDetail = column >= AuthorsModel::FirstDetail;
        view()->setColumnWidth(section,
                               character
                                   * (isLong                                          ? 26
                                          : column == AuthorsModel::Added || isDetail ? 16
                                                                                      : 11));
        view()->setColumnHidden(section, isDetail || column == AuthorsModel::Biography);
    }
    const int name = m_authors->sectionOf(AuthorsModel::Name);
    view()->horizontalHeader()->setSectionResizeMode(name, QHeaderView::Stretch);
    view()->horizontalHeader()->setStretchLastSection(false);
}

QString AuthorsPage::selectionText(int rows, bool all) const
{
    if (all)
        return rows > 0 ? tr("All %Ln author(s) selected", nullptr, rows) : tr("All authors selected");
    return tr("%Ln author(s) selected", nullptr, rows);
}

QString AuthorsPage::countText(Count::Certainty certainty, int rows) const
{
    switch (certainty) {
    case Count::Unknown:
        break;
    case Count::Estimated:
        return tr("About %Ln author(s)", nullptr, rows);
    case Count::AtLeast:
        return tr("More than %Ln author(s)", nullptr, rows);
    case Count::Exact:
        return tr("%Ln author(s)", nullptr, rows);
    }
    return {};
}

void AuthorsPage::dropRow(qint64 id)
{
    m_authors->removeRecord(id);
}

void AuthorsPage::askAboutCellCountry(qint64 id, const QString &text)
{
    const auto author = m_authors->author(m_authors->rowOf(id));
    if (!author)
        return;
    const AuthorEdit edit{.id = author->id, .country = {{author->country, text}}, .label = author->name};
    m_doubted.append(edit);
    behindTheClick(this, [this, edit] {
        if (!m_doubted.removeOne(edit)) // It was recorded meanwhile.
            return;
        ask(edit, [this, edit] {
            const int section = m_authors->sectionOf(AuthorsModel::Country);
            view()->cellKeys()->editAgain(edit.id.value, section, *edit.country->to);
        });
    });
}

void AuthorsPage::ask(const AuthorEdit &doubted, std::function<void()> change)
{
    m_doubted.append(doubted);
    const QPointer<AuthorsPage> page = this; // It may be made anew while the question is open.
    askAboutCountry(
        m_prompts, this, *doubted.country->to,
        [page, doubted] {
            if (page)
                page->keep(doubted);
        },
        [page, doubted, change = std::move(change)] {
            if (!page || !page->m_doubted.removeOne(doubted))
                return;
            page->m_whenMeant = nullptr;
            change();
        });
}

void AuthorsPage::keep(const AuthorEdit &doubted)
{
    if (!m_doubted.removeOne(doubted))
        return;
    if (!m_pane->keepCountry(doubted))
        m_outbox.submit(doubted);
    if (!m_doubted.isEmpty())
        return;
    if (const auto meant = std::exchange(m_whenMeant, nullptr))
        meant();
}

bool AuthorsPage::asksAboutDoubts(std::function<void()> meant)
{
    view()->commitEditor();
    if (m_doubted.isEmpty())
        m_pane->doubtCountry();
    if (m_doubted.isEmpty())
        return false;
    m_whenMeant = std::move(meant);
    return true;
}

QString AuthorsPage::finishEditing()
{
    m_whenMeant = nullptr; // Whoever finishes goes on without the answer.
    while (!m_doubted.isEmpty())
        keep(AuthorEdit(m_doubted.first()));
    return RecordsPage::finishEditing();
}

void AuthorsPage::refresh()
{
    RecordsPage::refresh();
    m_pane->refreshBooks();
    m_pane->readAgain();
}

std::optional<Author> AuthorsPage::currentAuthor() const
{
    return m_authors->author(view()->currentIndex().row());
}

QList<Author> AuthorsPage::known() const
{
    return m_authors->loadedRecords();
}

std::optional<Author> AuthorsPage::stored(Id<Author> id) const
{
    return m_authors->storedAt(m_authors->rowOf(id.value));
}

void AuthorsPage::showCurrent()
{
    m_pane->show(currentAuthor());
}

void AuthorsPage::describeEmptiness()
{
    if (!m_authors->search().isEmpty())
        return describeNoMatch(m_authors->search());
    if (!m_capabilities.canEdit) {
        return view()->emptyState()->tell(tr("No authors yet"),
                                          tr("This catalogue is empty, and your role may only read it."));
    }
    view()->emptyState()->tell(tr("No authors yet"),
                               tr("Add the first book with Ctrl+N and its author comes with it, or look around with a "
                                  "few hundred sample books."),
                               tr("Add sample books"), [this] { Q_EMIT sampleRequested(); });
}

} // namespace catalpa::ui
