using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;

namespace Jalons.Domain.Orientation;

/// <summary>
/// A version of the rules of orientation of a département: a draft that changes, then, once simulated, the rules in force from a day until others follow.
/// </summary>
public sealed class JeuDeRegles
{
    /// <summary>Longest name.</summary>
    public const int NomMaximum = 80;

    private JeuDeRegles()
    {
    }

    /// <summary>Its number.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public JeuDeReglesId Id { get; private set; }

    /// <summary>Département.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public string Departement { get; private set; } = "";

    /// <summary>Its name.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public string Nom { get; private set; } = "";

    /// <summary>Its rank among the versions of the département, from 1.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public int Version { get; private set; }

    /// <summary>The rules, in order.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public ReglesOrientation Regles { get; private set; } = null!;

    /// <summary>When it was begun, UTC.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public DateTimeOffset CreeLe { get; private set; }

    /// <summary>Who began it.</summary>
    [DonneePersonnelle(Niveau.Identifiante)]
    public CompteId Auteur { get; private set; }

    /// <summary>Their name.</summary>
    [DonneePersonnelle(Niveau.Identifiante)]
    public string NomAuteur { get; private set; } = "";

    /// <summary>When these very rules were last tried on the people of the département, UTC; null since they changed.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public DateTimeOffset? SimuleLe { get; private set; }

    /// <summary>First day in force; null for a draft.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public DateOnly? Du { get; private set; }

    /// <summary>First day on which another set is in force; null while none is to follow.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public DateOnly? Au { get; private set; }

    /// <summary>True as long as it may change.</summary>
    public bool EstBrouillon => Du is null;

    /// <summary>Begins a draft.</summary>
    /// <param name="auteur">Who begins it.</param>
    /// <param name="nom">Its name.</param>
    /// <param name="regles">The rules that it starts from.</param>
    /// <param name="version">Its rank.</param>
    /// <param name="quand">Now.</param>
    public static Result<JeuDeRegles> Commencer(Agent auteur, string? nom, ReglesOrientation regles, int version, DateTimeOffset quand)
    {
        var net = nom?.Trim() ?? "";
        return net.Length is 0 or > NomMaximum
            ? new Refus("jeu.nom", net.Length == 0 ? "Il manque le nom du jeu de règles." : $"Le nom du jeu de règles a {NomMaximum} caractères au plus.")
            : new JeuDeRegles
            {
                Departement = auteur.Departement, Nom = net, Version = version, Regles = regles, Auteur = auteur.Id, NomAuteur = auteur.Nom, CreeLe = quand.ToUniversalTime(),
            };
    }

    /// <summary>Moves a rule by one rank; nothing happens beyond the first and the last.</summary>
    public Result Deplacer(string code, bool versLeHaut) => Changer(regles =>
    {
        var rang = regles.FindIndex(r => r.Code == code);
        var autre = versLeHaut ? rang - 1 : rang + 1;
        if (rang >= 0 && autre >= 0 && autre < regles.Count)
        {
            (regles[rang], regles[autre]) = (regles[autre], regles[rang]);
        }
    });

    /// <summary>Takes a rule out.</summary>
    public Result Retirer(string code) => Changer(regles => regles.RemoveAll(r => r.Code == code));

    /// <summary>Writes a rule: over the one of the same code, else first, where it is looked at before the others.</summary>
    public Result Ecrire(RegleOrientation regle) => Changer(regles =>
    {
        var rang = regles.FindIndex(r => r.Code == regle.Code);
        if (rang >= 0)
        {
            regles[rang] = regle;
        }
        else
        {
            regles.Insert(0, regle);
        }
    });

    /// <summary>These very rules have been tried on the people of the département.</summary>
    public void NoterSimulation(DateTimeOffset quand) => SimuleLe = quand.ToUniversalTime();

    /// <summary>Puts it in force from a day, on which the set before it leaves its place.</summary>
    /// <param name="agent">Who puts it in force.</param>
    /// <param name="du">First day.</param>
    /// <param name="jour">Today.</param>
    /// <param name="precedent">First day of the last set put in force; null when there is none.</param>
    public Result MettreEnVigueur(Agent agent, DateOnly du, DateOnly jour, DateOnly? precedent)
    {
        if (agent.Role != Role.Administrateur)
        {
            return new Refus("jeu.role", "Seul un administrateur du département met des règles en vigueur : demandez-le-lui, le jeu est prêt.");
        }

        if (!EstBrouillon)
        {
            return new Refus("jeu.en_vigueur", $"Ce jeu de règles est déjà en vigueur depuis le {Du:dd/MM/yyyy}.");
        }

        if (Regles.Verifier() is [var premier, ..])
        {
            return premier;
        }

        if (SimuleLe is null)
        {
            return new Refus("jeu.simulation", "Simulez d’abord ces règles sur les personnes d’aujourd’hui : vous verrez qui elles changent, et où elles conduisent.");
        }

        if (du < jour || du <= precedent)
        {
            return new Refus("jeu.date", precedent >= jour
                ? $"Choisissez un jour après le {precedent:dd/MM/yyyy}, où le jeu précédent entre en vigueur."
                : "Choisissez aujourd’hui ou un jour à venir : une décision passée a été prise avec les règles de son jour.");
        }

        Du = du;
        return Result.Fait;
    }

    private Result Changer(Action<List<RegleOrientation>> changer)
    {
        if (!EstBrouillon)
        {
            return new Refus("jeu.fige", "Ces règles sont en vigueur et ne changent plus : commencez un nouveau jeu à partir de celui-ci.");
        }

        var regles = Regles.Toutes.ToList();
        changer(regles);
        (Regles, SimuleLe) = (new ReglesOrientation(regles), null);
        return Result.Fait;
    }
}
