using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace Jalons.E2E;

/// <summary>Somebody in front of the screen: reads, types and presses as people do. Each page that opens is checked by axe.</summary>
/// <param name="page">The browser's page.</param>
/// <param name="javascript">False when scripts are off: axe, which is one, cannot run then.</param>
public sealed class Visiteur(IPage page, bool javascript) : IAsyncDisposable
{
    /// <summary>Addresses checked by axe so far.</summary>
    public HashSet<string> Visitees { get; } = new(StringComparer.Ordinal);

    /// <summary>The page itself, for what this class does not say.</summary>
    public IPage Page { get; } = page;

    /// <summary>Path of the page being read.</summary>
    public string Adresse => new Uri(Page.Url).AbsolutePath;

    /// <summary>Opens an address.</summary>
    public async Task AllerAsync(string adresse)
    {
        await Page.GotoAsync(adresse);
        await VerifierAsync();
    }

    /// <summary>Follows a link by its words.</summary>
    public async Task SuivreAsync(string lien)
    {
        await Page.GetByRole(AriaRole.Link, new() { Name = lien }).First.ClickAsync();
        await ArriverAsync();
    }

    /// <summary>Presses a button by its words.</summary>
    public async Task AppuyerAsync(string bouton)
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = bouton, Exact = true }).First.ClickAsync();
        await ArriverAsync();
    }

    /// <summary>Presses a button that leads to a page which moves by itself, and waits until it has come to rest.</summary>
    public async Task AppuyerEtAttendreAsync(string bouton, Func<string, bool> repos)
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = bouton, Exact = true }).First.ClickAsync();
        await Page.WaitForURLAsync(repos);
        await ArriverAsync();
    }

    /// <summary>Types in a field found by its label.</summary>
    public Task RemplirAsync(string libelle, string valeur) => Champ(libelle).FillAsync(valeur);

    /// <summary>Chooses in a list found by its label.</summary>
    public Task ChoisirAsync(string libelle, string option) => Champ(libelle).SelectOptionAsync(new SelectOptionValue { Label = option });

    /// <summary>Ticks a radio button or a box by its label.</summary>
    public Task CocherAsync(string libelle) => Champ(libelle).CheckAsync();

    /// <summary>Ticks an answer of a question.</summary>
    public Task RepondreAsync(string question, string reponse) =>
        Page.GetByRole(AriaRole.Group, new() { Name = question }).GetByLabel(reponse, new() { Exact = true }).First.CheckAsync();

    /// <summary>Fails unless the page shows these words.</summary>
    public async Task VoirAsync(params string[] phrases)
    {
        var texte = Simplifier(await Page.InnerTextAsync("body"));
        foreach (var phrase in phrases)
        {
            Assert.True(texte.Contains(Simplifier(phrase), StringComparison.OrdinalIgnoreCase), $"{Adresse} ne montre pas « {phrase} » :\n{texte}");
        }
    }

    /// <summary>Fails when the page is wider than the screen.</summary>
    public async Task SansDebordementAsync()
    {
        var largeurs = await Page.EvaluateAsync<int[]>("() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]");
        Assert.True(largeurs[0] <= largeurs[1], $"{Adresse} déborde : {largeurs[0]} px pour un écran de {largeurs[1]} px.");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();

    /// <summary>A field by its label; the section that carries the same words is none.</summary>
    private ILocator Champ(string libelle) => Page.Locator("input, textarea, select").And(Page.GetByLabel(libelle)).First;

    private async Task ArriverAsync()
    {
        await Page.WaitForLoadStateAsync(LoadState.Load);
        await VerifierAsync();
    }

    private async Task VerifierAsync()
    {
        if (!javascript)
        {
            return;
        }

        var resultat = await Page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        Visitees.Add(Adresse);
        Assert.True(resultat.Violations.Length == 0, $"{Adresse} :\n{string.Join('\n', resultat.Violations.Select(Decrire))}");
    }

    private static string Decrire(AxeResultItem faute) =>
        $"{faute.Id} ({faute.Impact}) : {faute.Help}\n  {string.Join("\n  ", faute.Nodes.Take(5).Select(n => n.Html))}";

    private static string Simplifier(string texte) => string.Join(' ', texte
        .Replace('\u2019', '\'').Replace('\u00a0', ' ').Replace('\u202f', ' ')
        .Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries));
}
