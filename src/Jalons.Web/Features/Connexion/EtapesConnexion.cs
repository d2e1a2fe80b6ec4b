using System.Globalization;
using System.Security.Claims;
using Jalons.Data.Habilitations;
using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jalons.Web.Features.Connexion;

/// <summary>Somebody who gave the right password and is not in yet.</summary>
/// <param name="Db">Unit of work tied to the account's département.</param>
/// <param name="Compte">The account, loaded in it.</param>
/// <param name="SecondFacteurPasse">True once the second factor was given.</param>
/// <param name="Retour">Where to go once in.</param>
public sealed record Etape(JalonsDb Db, Compte Compte, bool SecondFacteurPasse, string Retour);

/// <summary>
/// What stands between the right password and the session: the second factor, the choice of a password when it was given by somebody
/// else, the setting up of the second factor. A cookie of ten minutes says how far the person has come.
/// </summary>
/// <param name="acces">The request.</param>
/// <param name="connexions">Both ways into the database.</param>
/// <param name="essais">Count of tries.</param>
/// <param name="options">Whether professionals must have a second factor.</param>
/// <param name="horloge">Clock.</param>
public sealed class EtapesConnexion(
    IHttpContextAccessor acces, ConnexionsJalons connexions, EssaisConnexion essais, IOptions<OptionsSecurite> options, TimeProvider horloge) : IAsyncDisposable
{
    private const string Facteur = "jalons:facteur";
    private const string Retour = "retour";
    private readonly List<JalonsDb> ouvertes = [];

    private HttpContext Contexte => acces.HttpContext!;

    /// <summary>Where the person is; null when they have to start again (too long, or the account has changed).</summary>
    public async Task<Etape?> LireAsync(CancellationToken annulation = default)
    {
        var billet = await Contexte.AuthenticateAsync(Session.SchemaEtape);
        if (!billet.Succeeded || billet.Principal.LireAgent() is not { } agent)
        {
            return null;
        }

        var db = Ouvrir(agent.Departement);
        var compte = await db.Comptes.SingleOrDefaultAsync(c => c.Id == agent.Id.Valeur && c.Actif, annulation);
        return compte is not null && compte.SecurityStamp == billet.Principal.FindFirstValue(PrincipalCompte.Sceau)
            ? new Etape(db, compte, billet.Principal.HasClaim(Facteur, bool.TrueString), billet.Properties.Items[Retour] ?? "/")
            : null;
    }

    /// <summary>A unit of work tied to the département of an account that is not signed in yet.</summary>
    public JalonsDb Ouvrir(string? departement)
    {
        var db = JalonsDb.Pour(connexions, departement);
        ouvertes.Add(db);
        return db;
    }

    /// <summary>Opens the session, or leads to the next step; returns the address to go to.</summary>
    public async Task<string> AvancerAsync(Compte compte, bool secondFacteurPasse, string retour, CancellationToken annulation = default)
    {
        if (Suivante(compte, secondFacteurPasse) is not { } suivante)
        {
            await EntrerAsync(compte, annulation);
            return retour;
        }

        await essais.RendreAsync(new CompteId(compte.Id), annulation);
        var principal = PrincipalCompte.Pour(compte, Session.SchemaEtape);
        principal.Identities.Single().AddClaim(new(Facteur, secondFacteurPasse.ToString(CultureInfo.InvariantCulture)));
        await Contexte.SignInAsync(Session.SchemaEtape, principal, new AuthenticationProperties { Items = { [Retour] = retour } });
        return suivante;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var db in ouvertes)
        {
            await db.DisposeAsync();
        }
    }

    private string? Suivante(Compte compte, bool secondFacteurPasse) => compte switch
    {
        { TwoFactorEnabled: true } when !secondFacteurPasse => "/connexion/second-facteur",
        { MotDePasseProvisoireJusqua: not null } => "/connexion/mot-de-passe",
        { TwoFactorEnabled: false, EstProfessionnel: true } when options.Value.SecondFacteur == SecondFacteur.Obligatoire => "/connexion/installer",
        _ => null,
    };

    private async Task EntrerAsync(Compte compte, CancellationToken annulation)
    {
        await essais.ReussirAsync(new CompteId(compte.Id), annulation);
        await using var connexion = await connexions.OuvrirAsync(compte.Departement, annulation);
        await connexion.EcrireActeAsync(compte.EnAgent(), horloge.GetUtcNow(), NaturesConnexion.Entree, "Connexion", annulation: annulation);
        await Contexte.SignOutAsync(Session.SchemaEtape);
        await Session.OuvrirAsync(Contexte, compte, horloge.GetUtcNow());
    }
}

/// <summary>Natures of the lines of the journal about sessions.</summary>
public static class NaturesConnexion
{
    /// <summary>Somebody came in.</summary>
    public const string Entree = "connexion";

    /// <summary>A password or a code was wrong.</summary>
    public const string Refus = "connexion.refusee";

    /// <summary>The account was locked after too many wrong ones.</summary>
    public const string Verrouillage = "connexion.verrouillage";

    /// <summary>Somebody left.</summary>
    public const string Sortie = "deconnexion";
}
